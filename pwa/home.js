// How the app lives in this browser: on the home screen or not, what the browser promises to keep, and how much that is.

import { change, store, stored } from "./news.js";

const LATER = "sen-diary-install-later";
const THEME = "sen-diary-theme";

let offer = null;

function deviceKind() {
  const { userAgent, maxTouchPoints } = navigator;
  // An iPad says that it is a Mac, but no Mac can be touched.
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Mac/.test(userAgent) && maxTouchPoints > 1)) return "iphone";
  if (/Android/.test(userAgent)) return "android";
  return /Mac/.test(userAgent) && navigator.vendor?.startsWith("Apple") ? "safari" : "computer";
}

change({
  device: deviceKind(),
  installed: matchMedia("(display-mode: standalone)").matches || navigator.standalone === true,
  offered: false, // the browser can ask the parent itself whether to install
  later: stored(LATER) !== null,
  kept: null, // whether the browser has promised not to clear what is stored; null where it does not say
  refused: false, // it was asked to promise, and did not
  badge: false, // the browser took the number for the app's icon
  used: null, // bytes, of the app and the record together
});

// A browser that keeps nothing may refuse even to say so, and that must stop nothing else.
const asked = (question) => navigator.storage?.[question]?.().catch(() => null) ?? null;

export async function look() {
  change({ kept: await asked("persisted") });
}

async function keepForGood() {
  change({ kept: await asked("persist") });
}

export const wishes = {
  async persist() {
    const kept = await asked("persist");
    change({ kept, refused: !kept });
  },
  // Firefox asks the parent, who should know why: so there only the button in the settings does.
  async saved() {
    if (!/Firefox/.test(navigator.userAgent)) await keepForGood();
  },
  async install() {
    const asking = offer;
    offer = null;
    change({ offered: false });
    const { outcome } = (await asking?.prompt()) ?? {};
    if (outcome === "dismissed") await wishes.later(); // asked once is enough
  },
  async later() {
    store(LATER, "yes");
    change({ later: true });
  },
  // Only a number: no word of the record leaves the app by it.
  async badge(number) {
    const taken = navigator.setAppBadge?.(Number(number)).then(() => true, () => false);
    change({ badge: (await taken) ?? false });
  },
  // For the screen that is there before the app: theme.js reads it.
  theme: async (chosen) => store(THEME, chosen),
  async measure() {
    const estimate = await asked("estimate");
    if (estimate) change({ used: estimate.usage });
  },
};

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
  change({ offered: true });
});
addEventListener("appinstalled", async () => {
  change({ installed: true, offered: false });
  await wishes.later(); // the same browser need not offer it again
  await keepForGood();
});
