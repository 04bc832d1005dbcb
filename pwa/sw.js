// The service worker: keeps every file of one build on this device, whole or not at all, and answers from there. The
// build writes the list of files, with their checksums, into the line below.

const SITE = {{site}};
const CACHE = `sen-diary-${SITE.build}`;
const OURS = /^sen-diary-[0-9a-f]+$/;
const HERE = new URL(".", self.location).href;
const AT_ONCE = 4;
// Files up to this size are checked each time they are asked for. Larger ones go to the page as they lie in the cache:
// so the browser may use the compiled form that it keeps beside them.
const SMALL = 100_000;

// As Flutter does, and boot.js for it: Chromium gets the smaller CanvasKit.
const KIND = Intl.v8BreakIterator && Intl.Segmenter ? "chromium" : "others";
const WANTED = Object.keys(SITE.files).filter((name) => ["all", KIND].includes(SITE.files[name].kept));
const LATER = Object.keys(SITE.files).filter((name) => SITE.files[name].kept === "later");
const TOTAL = WANTED.reduce((sum, name) => sum + SITE.files[name].size, 0);

const addressOf = (name) => new URL(name, HERE).href;

async function isRight(name, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === SITE.files[name].hash;
}

async function kept(name, cache) {
  const hit = await cache.match(addressOf(name));
  const bytes = await hit?.arrayBuffer();
  return bytes && (await isRight(name, bytes)) ? bytes : null;
}

// Whatever the host says of a file, the app gets it with these headers: so its rules also bind the workers.
function answerOf(name, bytes) {
  return new Response(bytes, { headers: { ...SITE.headers, "Content-Type": SITE.files[name].type } });
}

async function download(name, mode, count) {
  const answer = await fetch(addressOf(name), { cache: mode, credentials: "omit", referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const parts = [];
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    parts.push(value);
    count(value.length);
  }
}

// A file of an earlier build that has not changed is not fetched again.
async function fromEarlierBuild(name) {
  for (const other of await caches.keys()) {
    const bytes = OURS.test(other) && other !== CACHE && (await kept(name, await caches.open(other)));
    if (bytes) return bytes;
  }
  return null;
}

async function fromHost(name, count) {
  let bytes = await download(name, "default", count);
  // On the way may lie an older file under the same name: then past every store of the browser.
  if (!(await isRight(name, bytes))) bytes = await download(name, "reload", () => {});
  if (!(await isRight(name, bytes))) throw new Error(`${name} is not what this build has`);
  return bytes;
}

// Brings what is missing or damaged, reads back what it brought, and gives how many files that were. `told` hears the
// share that is there. Raises when a file cannot be had: what is there by then stays, and the next time goes on.
async function makeWhole(told = () => {}) {
  const cache = await caches.open(CACHE);
  const missing = [];
  let there = 0;
  const add = (bytes) => told(Math.min((there += bytes) / TOTAL, 1));
  await inTurns(WANTED, async (name) => {
    if (await kept(name, cache)) add(SITE.files[name].size);
    else missing.push(name);
  });
  await inTurns(missing, async (name) => {
    await bring(name, cache, add);
    if (!(await kept(name, cache))) throw new Error(`${name} was not kept`);
  });
  return missing.length;
}

// What makes a start quicker, and is not needed for one.
async function quicken() {
  const cache = await caches.open(CACHE);
  await inTurns(LATER, async (name) => { if (!(await kept(name, cache))) await bring(name, cache); });
}

async function bring(name, cache, count = () => {}) {
  const copied = await fromEarlierBuild(name);
  if (copied) count(copied.byteLength);
  const bytes = copied ?? (await fromHost(name, count));
  await cache.put(addressOf(name), answerOf(name, bytes));
  return bytes;
}

// Some at a time. After a failure no other is begun, and those under way are waited for.
async function inTurns(names, work) {
  const left = [...names];
  const failures = [];
  const turn = async () => {
    while (left.length) await work(left.shift()).catch((error) => { left.length = 0; failures.push(error); });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
  if (failures.length) throw failures[0];
}

async function tellPages(message) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  pages.forEach((page) => page.postMessage(message));
}

async function install() {
  let last = -1;
  await makeWhole((share) => {
    const percent = Math.floor(share * 100);
    if (percent > last) tellPages({ percent: (last = percent) });
  });
}

async function activate() {
  const others = (await caches.keys()).filter((name) => OURS.test(name) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const address = request.url.split(/[?#]/)[0];
  if (!address.startsWith(HERE) || request.method !== "GET") return Response.error();
  const name = address.slice(HERE.length) || "index.html";
  if (Object.hasOwn(SITE.files, name)) return fromCache(name);
  // The host is asked for nothing else. An address that is not known leads to the app.
  return request.mode === "navigate" ? Response.redirect(HERE) : new Response(null, { status: 404 });
}

async function fromCache(name) {
  const cache = await caches.open(CACHE);
  const hit = await cache.match(addressOf(name));
  if (hit && SITE.files[name].size > SMALL) return hit;
  return answerOf(name, (hit && (await kept(name, cache))) || (await bring(name, cache)));
}

const WISHES = {
  check: () => makeWhole(),
  quicken,
  swap: () => self.skipWaiting(),
};

self.oninstall = (event) => event.waitUntil(install());
self.onactivate = (event) => event.waitUntil(activate());
self.onfetch = (event) => event.respondWith(answer(event.request));
self.onmessage = (event) => {
  const reply = (words) => event.ports[0]?.postMessage(words);
  event.waitUntil(WISHES[event.data]().then((mended) => reply({ mended }), (error) => reply({ error: String(error) })));
};
