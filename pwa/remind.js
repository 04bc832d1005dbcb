// Reminders while the app is closed: asks whether it may notify, and leaves the days with the service worker.

import { change } from "./news.js";

const PLAN = "sen-diary-days";
const TAG = "due";
const HALF_A_DAY = 12 * 60 * 60 * 1000;

let days = "[]";

// "never": this browser cannot, or not before the app is installed. "refused": the parent, or the browser, said no.
change({ notify: "never" });

async function registered() {
  const found = await navigator.serviceWorker?.getRegistration();
  return found?.periodicSync && globalThis.Notification ? found : null;
}

export async function look() {
  const found = await registered().catch(() => null);
  if (!found) return change({ notify: "never" });
  const tags = await found.periodicSync.getTags().catch(() => []);
  if (tags.includes(TAG) && Notification.permission === "granted") return change({ notify: "on" });
  change({ notify: Notification.permission === "denied" ? "refused" : "off" });
}

// Only days are left there, and no word of the record.
async function leave() {
  const cache = await caches.open(PLAN);
  await cache.put("days", new Response(days));
}

export const wishes = {
  async notify() {
    const found = await registered();
    if (!found) return;
    try {
      if ((await Notification.requestPermission()) === "granted") {
        await found.periodicSync.register(TAG, { minInterval: HALF_A_DAY });
        await leave();
      }
    } catch { return change({ notify: "never" }); } // it is not installed, or too seldom used
    await look();
  },
  async quiet() {
    await (await registered())?.periodicSync.unregister(TAG);
    await caches.delete(PLAN);
    await look();
  },
  async days(told) {
    days = told;
    if (await caches.has(PLAN)) await leave();
  },
  // As it would come, at once: for a parent who wants to see it.
  async sample() {
    (await navigator.serviceWorker.getRegistration())?.active?.postMessage("sample");
  },
};
