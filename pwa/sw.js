// The service worker's second half: installs a build, and answers the page out of what whole.js keeps.

const CLEARED = (record) => `<!DOCTYPE html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>SEN Diary</title>
<style>
body { max-width: 32rem; margin: 4rem auto; padding: 0 1.5rem; font: 1.125rem/1.5 system-ui, sans-serif }
body { color: light-dark(#1F2A2E, #ECE7DE); background: light-dark(#FBF7F0, #12191B) }
a { color: light-dark(#17625C, #7FD1C7) }
</style>
<h1>SEN Diary needs the internet once</h1>
<p>A part of the app is missing on this device. The browser may have cleared it to make room. ${record}</p>
<p>When you have internet, try again: the app then gets what is missing. If that does not help, close SEN Diary everywhere
and open it again.</p>
<p><a href="${HERE}">Try again</a></p>
</html>`;

async function tellPages(message) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  pages.forEach((page) => page.postMessage(message));
}

async function install() {
  let last = -1;
  const told = (share) => {
    const percent = Math.floor(share * 100);
    if (percent > last) tellPages({ percent: (last = percent) });
  };
  await makeWhole(told).catch(async (error) => {
    await tellPages({ full: error.name === FULL });
    throw error;
  });
}

// A still newer build may be on its way, and what it has brought so far is not ours to clear.
async function activate() {
  await clear((build) => build !== CACHE && !registration.installing && !registration.waiting);
  await self.clients.claim();
}

async function answer(request) {
  const address = request.url.split(/[?#]/)[0];
  if (!address.startsWith(HERE) || request.method !== "GET") return Response.error();
  const name = address.slice(HERE.length) || "index.html";
  if (Object.hasOwn(SITE.files, name)) {
    return fromCache(name).catch((error) => (request.mode === "navigate" ? cleared() : Promise.reject(error)));
  }
  // The host is asked for nothing else. An address that is not known leads to the app.
  return request.mode === "navigate" ? Response.redirect(HERE) : new Response(null, { status: 404 });
}

async function fromCache(name) {
  const cache = await caches.open(CACHE);
  const hit = await stored(name, cache);
  if (hit && SITE.files[name].size > SMALL) return hit;
  return answerOf(name, (hit && (await kept(name, cache))) || (await bring(name, cache)));
}

// The record lies apart from the app. Not every browser lets itself be asked about it.
async function recordWords() {
  const found = await indexedDB.databases?.().catch(() => null);
  return found?.some(({ name }) => name === "sen-diary") ? "Your record is still on this device." : "";
}

// The host may have a newer build by now, and then this one's files are nowhere: so that one is looked for, and let in.
async function cleared() {
  registration.update().catch(() => {});
  registration.waiting?.postMessage("swap");
  return new Response(CLEARED(await recordWords()), { headers: { ...SITE.headers, "Content-Type": "text/html; charset=utf-8" } });
}

let making = null;
const WISHES = {
  build: () => {},
  check: () => (making ??= makeWhole().finally(() => { making = null; })),
  quicken,
  hurry,
  sample: () => notify(new Date()),
  swap: () => self.skipWaiting(),
};

// A page of another build may wish for what this one does not know: then it gets no more than the build's name.
const grant = async (wish) => WISHES[wish]?.();

self.oninstall = (event) => event.waitUntil(install());
self.onactivate = (event) => event.waitUntil(activate());
self.onfetch = (event) => event.respondWith(answer(event.request));
self.onmessage = (event) => {
  const reply = (told) => event.ports[0]?.postMessage({ build: SITE.build, ...told });
  const failed = (error) => reply({ error: String(error), full: error.name === FULL });
  event.waitUntil(grant(event.data).then((mended) => reply({ mended }), failed));
};
