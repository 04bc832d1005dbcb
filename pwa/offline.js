// Whether the app is kept on this device for days without internet, and how it changes to a newer version.

import { build, change } from "./news.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AGAIN = 2 * MINUTE;
const AGAIN_SOON = 2_000;
const LONG_ENOUGH = 10_000;
const NO_ANSWER = 5 * MINUTE;

const workers = navigator.serviceWorker;
let registration = null;
let drawn = false;
let leaving = false;
let going = false;
let failed = false;
let full = false;
let checking = null;
let retry = 0;
let looked = Date.now();

change({
  offline: "unknown", // then "getting", "ready", "failed" (it goes on by itself), or "never" where it cannot be
  full: false, // there was no room for it
  percent: 0,
  update: false, // a newer version is here, and waits
});

// Asks the service worker, and gives its answer. A browser may end the worker before it answers.
function ask(worker, wish) {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(wish, [port2]);
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => resolve({ error: "no answer" }), NO_ANSWER);
  });
}

const isWaiting = () => Boolean(registration.waiting && registration.active);

// "Ready" only once every file was read back whole. What is damaged or gone is brought again.
async function check(worker) {
  const answer = await ask(worker, "check");
  if (answer.error) {
    console.warn(`Not ready to work offline: ${answer.error}`);
    full = Boolean(answer.full);
    return brokeOff();
  }
  change({ offline: "ready" });
  if (!navigator.connection?.saveData) await ask(worker, "quicken");
}

function checkOnce(worker) {
  checking ??= check(worker).finally(() => { checking = null; });
}

function follow(worker) {
  if (!worker) return;
  worker.onstatechange = () => {
    if (worker.state === "installed") change({ update: isWaiting() });
    if (worker.state === "activated") checkOnce(worker);
    if (worker.state === "redundant" && !registration.active) brokeOff();
  };
}

// It goes on by itself while it is looked at. Where there is no room, only the next start tries again.
function brokeOff() {
  failed = true;
  change({ offline: "failed", full });
  clearTimeout(retry);
  if (!full) retry = setTimeout(goOn, AGAIN);
}

async function register() {
  registration = await workers.register("sw.js", { updateViaCache: "none" });
  registration.onupdatefound = () => follow(registration.installing);
  if (registration.active) checkOnce(registration.active);
  else change({ offline: "getting" });
  change({ update: isWaiting() });
  follow(registration.installing ?? registration.waiting);
}

// Begins once the first screen is there, so that it need not share the network with this.
export async function keepOffline() {
  drawn = true;
  if (!workers) return change({ offline: "never" });
  addEventListener("online", goOn);
  document.addEventListener("visibilitychange", goOn);
  await tryToRegister();
}

// A browser that does not allow it, as Firefox in a private window, has these two words for that. All else may pass.
async function tryToRegister() {
  const NEVER = ["SecurityError", "NotSupportedError"];
  failed = full = false;
  try { await register(); } catch ({ name }) { NEVER.includes(name) ? change({ offline: "never" }) : brokeOff(); }
}

// Once, since a second time would break off the first: but Chromium loses a load that begins in the moment in which one
// version takes over from the other, and then no answer ever comes.
function reload() {
  if (going) return;
  going = true;
  location.reload();
  setInterval(() => location.reload(), LONG_ENOUGH);
}

// Another version has taken over, because this page or another tab wished it. A page that is still opening takes it at
// once, or it would get files of both. One that is in use goes on as it is until the parent wants it here too.
async function takenOver() {
  if (leaving) return reload();
  const answer = await ask(workers.controller, "build");
  if (!answer.build || answer.build === build) return;
  if (drawn) change({ update: true });
  else reload();
}

// Goes on where a download broke off, and looks now and then whether there is a new version: also because a host with a
// newer one may not have this one's files any more.
function goOn() {
  if (document.hidden || checking || full || leaving) return;
  const again = failed;
  if (again) tryToRegister();
  if (registration && (again || Date.now() - looked > HOUR)) {
    looked = Date.now();
    registration.update().catch(() => {});
  }
}

// Changes to the version that waits, or to the one that another tab has changed to already. Chromium lets none take over
// while the old one is at work, and may then forget it: so this waits for that, and says it again. It does not wait for
// an old one that the browser has ended, nor for word of a change that is over already. An old one that has no page is
// left alone: it is just being ended, and a word to it now would keep it for minutes.
async function swap() {
  globalThis.cover.changing();
  leaving = true;
  setTimeout(reload, registration?.waiting ? MINUTE : 0);
  if (workers.controller) registration?.active?.postMessage("hurry");
  await Promise.race([checking, new Promise((enough) => setTimeout(enough, LONG_ENOUGH))]);
  const say = () => (registration?.waiting ? registration.waiting.postMessage("swap") : reload());
  say();
  setInterval(say, AGAIN_SOON);
}

export const wishes = { swap };

// Brings again what is damaged or gone of the app's own files: gives how many that were, or the error that kept it.
export async function mend() {
  const { active } = (await workers?.getRegistration()) ?? {};
  return active ? ask(active, "check") : { mended: 0 };
}

// After a start that failed: takes a newer version if there is one, or else mends this, and gives what `mend` gives. The
// record is not touched.
export async function recover() {
  const found = await workers?.getRegistration();
  await found?.update().catch(() => {});
  await settled(found?.installing);
  return found?.waiting ? ask(found.waiting, "swap") : mend();
}

function settled(worker) {
  return new Promise((done) => {
    if (!worker) return done();
    worker.addEventListener("statechange", () => { if (worker.state !== "installing") done(); });
  });
}

workers?.addEventListener("controllerchange", takenOver);
workers?.addEventListener("message", ({ data }) => {
  if ("full" in data) change({ full: (full = data.full) });
  else if (!registration?.active) change({ percent: data.percent });
});
workers?.startMessages();
