// A part of the service worker: now and then, while the app is closed, says that something is due. It says no more than
// that, because anybody may see it.

const PLAN = "sen-diary-days";
const MORNING = 8;
const EVENING = 20;

const pad = (number) => String(number).padStart(2, "0");
const dayOf = (now) => `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;

function notify(now) {
  return self.registration.showNotification("SEN Diary", {
    body: "Something is due. Open the app to see what.",
    tag: "due", // so there is never more than one
    icon: "icons/icon-192.png",
    silent: now.getHours() < MORNING || now.getHours() >= EVENING,
  });
}

// Once for each day on which something begins to be due: also for a day that passed while the browser did not ask.
async function remind(now = new Date()) {
  if (!(await caches.has(PLAN))) return;
  const cache = await caches.open(PLAN);
  const read = async (name) => (await cache.match(name))?.json();
  const today = dayOf(now);
  const told = (await read("told")) ?? "";
  const last = told > today ? "" : told; // the clock was set back since
  const days = (await read("days")) ?? [];
  if (!days.some((day) => day <= today && day > last)) return;
  await cache.put("told", new Response(JSON.stringify(today)));
  await notify(now);
}

self.addEventListener("periodicsync", (event) => { if (event.tag === "due") event.waitUntil(remind()); });
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openList());
});

async function openList() {
  const [page] = await self.clients.matchAll({ type: "window" });
  if (page) return page.focus();
  return self.clients.openWindow(`${HERE}#/reminders`);
}
