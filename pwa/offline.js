// How the app stands on this device: kept for use without internet, a newer version waiting, installed, safe from being
// cleared. Tells it to the app, and does what the app wishes.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PATIENCE = 5_000;
const LATER = "sen-diary-install-later";
const THEME = "sen-diary-theme";

export const build = document.querySelector("meta[name=build]").content;

const state = {
  build,
  offline: "unknown", // then "getting", "ready", "failed" (it goes on by itself), or "never" where it cannot be
  percent: 0,
  update: false,
  device: deviceKind(),
  installed: matchMedia("(display-mode: standalone)").matches || navigator.standalone === true,
  offered: false, // the browser can ask the parent itself whether to install
  later: stored(LATER),
  kept: null, // whether the browser has promised not to clear what is stored; null where it does not say
  used: null, // bytes, of the app and the record together
};
let hears = () => {};
let registration = null;
let offer = null;
let leaving = false;
let pause = MINUTE;
let hadController = Boolean(navigator.serviceWorker?.controller);
let looked = Date.now();

function change(news) {
  Object.assign(state, news);
  hears({ ...state });
}

function deviceKind() {
  const { userAgent, maxTouchPoints } = navigator;
  // An iPad says that it is a Mac, but no Mac can be touched.
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Mac/.test(userAgent) && maxTouchPoints > 1)) return "iphone";
  return /Android/.test(userAgent) ? "android" : "computer";
}

function store(name, value) {
  try { localStorage.setItem(name, value); } catch { /* then it is as if it had not been wished */ }
}

function stored(name) {
  try { return localStorage.getItem(name) !== null; } catch { return false; }
}

// Asks the service worker, and gives its answer.
function ask(worker, wish) {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
  worker.postMessage(wish, [port2]);
  return answer;
}

// "Ready" only once every file was read back whole. What is damaged or gone is brought again.
async function check(worker) {
  const { error } = await ask(worker, "check");
  if (error) console.warn(`Not ready to work offline: ${error}`);
  if (error) return brokeOff();
  change({ offline: "ready" });
  if (!navigator.connection?.saveData) await ask(worker, "quicken");
}

function follow(worker) {
  if (!worker) return;
  worker.onstatechange = () => {
    if (worker.state === "installed") change({ update: isWaiting() });
    if (worker.state === "activated") check(worker);
    if (worker.state === "redundant" && !registration.active) brokeOff();
  };
}

const isWaiting = () => Boolean(registration.waiting && registration.active);

// It goes on by itself, after longer and longer waits: where there is no room, each attempt would be in vain.
function brokeOff() {
  change({ offline: "failed" });
  setTimeout(goOn, pause);
  pause = Math.min(2 * pause, HOUR);
}

async function register() {
  registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
  registration.onupdatefound = () => follow(registration.installing);
  if (registration.active) check(registration.active);
  else change({ offline: "getting" });
  change({ update: isWaiting() });
  follow(registration.installing ?? registration.waiting);
}

// Begins once the first screen is there, so that it need not share the network with this.
export async function keepOffline() {
  change({ kept: (await navigator.storage?.persisted?.()) ?? null });
  if (!navigator.serviceWorker) return change({ offline: "never" });
  navigator.serviceWorker.onmessage = ({ data }) => { if (!registration?.active) change({ percent: data.percent }); };
  navigator.serviceWorker.addEventListener("controllerchange", controlled);
  addEventListener("online", goOn);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) goOn(); });
  await tryToRegister();
}

// A browser that does not allow it, as Firefox in a private window, says that it is not secure. All else may pass.
async function tryToRegister() {
  try { await register(); } catch ({ name }) { name === "SecurityError" ? change({ offline: "never" }) : brokeOff(); }
}

function controlled() {
  if (leaving) location.reload();
  // Another tab has taken the new version. This one goes on as it is until the parent wants it here too.
  else if (hadController) change({ update: true });
  hadController = true;
}

// Goes on where a download broke off, and looks now and then whether there is a new version: also because a host with a
// newer one may not have this one's files any more.
function goOn() {
  const failed = state.offline === "failed";
  if (failed) tryToRegister();
  if (registration && (failed || Date.now() - looked > HOUR)) {
    looked = Date.now();
    registration.update().catch(() => {});
  }
}

async function measure() {
  const estimate = await navigator.storage?.estimate?.();
  if (estimate) change({ used: estimate.usage });
}

const WISHES = {
  async swap() {
    leaving = true;
    registration.waiting?.postMessage("swap");
    setTimeout(() => location.reload(), registration.waiting ? PATIENCE : 0);
  },
  async persist() {
    change({ kept: (await navigator.storage?.persist?.()) ?? null });
  },
  // Firefox asks the parent, who should know why: so there only the button in the settings does.
  async saved() {
    if (!/Firefox/.test(navigator.userAgent)) await WISHES.persist();
  },
  async install() {
    const asked = offer;
    offer = null;
    change({ offered: false });
    await asked?.prompt();
  },
  async later() {
    store(LATER, "yes");
    change({ later: true });
  },
  // For the screen that is there before the app: boot.js reads it.
  theme: async (chosen) => store(THEME, chosen),
  measure,
};

export const standing = {
  tellTo(listener) {
    hears = listener;
    change({});
  },
  wish: ([name, value]) => WISHES[name](value),
};

// Brings again what is damaged or gone of the app's own files, and gives how many that were.
export async function mend() {
  registration = await navigator.serviceWorker?.getRegistration();
  return registration?.active ? (await ask(registration.active, "check")).mended : 0;
}

// After a start that failed: takes a newer version if there is one, or else mends this. The record is not touched.
export async function recover() {
  registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(() => {});
  if (registration?.waiting) await ask(registration.waiting, "swap");
  else await mend();
}

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
  change({ offered: true });
});
addEventListener("appinstalled", () => {
  change({ installed: true, offered: false });
  WISHES.persist();
});
