// The service worker's first half: keeps every file of one build on this device, whole or not at all. The build writes
// the list of files, with their checksums, into the line below, and puts sw.js behind this.

const SITE = {{site}};
const CACHE = `sen-diary-${SITE.build}`;
const OURS = /^sen-diary-[0-9a-f]+$/;
const HERE = new URL(".", self.location).href;
const AT_ONCE = 4;
// Files up to this size are checked each time they are asked for. Larger ones go to the page as they lie in the cache:
// so the browser may use the compiled form that it keeps beside them.
const SMALL = 100_000;
// Stands in a cache in which every file was read back.
const WHOLE = "whole";
// And, before a name, in one whose host sends this script as something else.
const OTHERWISE = "otherwise/";
// And while a script is replaced: Chromium lets go of the old one first, and may be closed in the middle of that.
const SAFE = "safe/";
const CAREFUL = { mode: "same-origin", redirect: "error", credentials: "omit", referrerPolicy: "no-referrer" };
const FULL = "QuotaExceededError";
// After so many milliseconds in which nothing comes, a download is given up, to be tried again.
const SILENCE = 60_000;

// As Flutter does, and boot.js for it: Chromium gets the smaller CanvasKit.
const KIND = Intl.v8BreakIterator && Intl.Segmenter ? "chromium" : "others";
const WANTED = Object.keys(SITE.files).filter((name) => ["all", KIND].includes(SITE.files[name].kept));
const LARGE = WANTED.filter((name) => SITE.files[name].size > SMALL && /\.m?js$/.test(name));
const LATER = Object.keys(SITE.files).filter((name) => SITE.files[name].kept === "later");
const TOTAL = WANTED.reduce((sum, name) => sum + SITE.files[name].size, 0);

let unhurried = new AbortController();

const addressOf = (name) => new URL(name, HERE).href;

async function isRight(name, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === SITE.files[name].hash;
}

const stored = async (name, cache) => (await cache.match(addressOf(name))) ?? cache.match(addressOf(SAFE + name));

async function kept(name, cache) {
  const hit = await stored(name, cache);
  const bytes = await hit?.arrayBuffer();
  return bytes && (await isRight(name, bytes)) ? bytes : null;
}

// Whatever the host says of a file, the app gets it with these headers: so its rules also bind the workers.
function answerOf(name, bytes) {
  return new Response(bytes, { headers: { ...SITE.headers, "Content-Type": SITE.files[name].type } });
}

async function download(name, mode, count) {
  const { signal, heard, over } = listening(name);
  // some hosts send "index.html" on to the folder itself
  const address = name === "index.html" ? HERE : addressOf(name);
  try {
    const answer = await fetch(address, { cache: mode, signal, ...CAREFUL });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    const parts = [];
    for (const reader = answer.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return await new Blob(parts).arrayBuffer();
      heard();
      parts.push(value);
      count(value.length);
    }
  } finally { over(); }
}

// Ends a download in which nothing comes any more, or which a newer build cannot wait for.
function listening(name) {
  const ending = new AbortController();
  const { signal } = ending;
  let waiting = 0;
  const over = () => clearTimeout(waiting);
  const heard = () => {
    over();
    waiting = setTimeout(() => ending.abort(new Error(`${name}: nothing comes`)), SILENCE);
  };
  heard();
  if (LATER.includes(name)) unhurried.signal.addEventListener("abort", () => ending.abort(), { signal });
  return { signal, heard, over };
}

// A file of an earlier build that has not changed is not fetched again.
async function fromEarlierBuild(name) {
  for (const other of await caches.keys()) {
    const bytes = OURS.test(other) && other !== CACHE && (await kept(name, await caches.open(other)));
    if (bytes) return bytes;
  }
  return null;
}

// What is packed on the host is kept as it is used: to unpack it at each start takes longer than to read it.
async function unpacked(name, bytes) {
  if (!SITE.files[name].packed) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer().catch(() => bytes);
}

async function fromHost(name, count) {
  let bytes = await unpacked(name, await download(name, "default", count));
  // On the way may lie an older file under the same name: then past every store of the browser.
  if (!(await isRight(name, bytes))) bytes = await unpacked(name, await download(name, "reload", () => {}));
  if (!(await isRight(name, bytes))) throw new Error(`${name} is not what this build has`);
  return bytes;
}

// Brings what is missing or damaged, reads back what it brought, and gives how many files that were. `told` hears the
// share that is there. Raises when a file cannot be had: what is there by then stays, and the next time goes on. Only
// when there is no room for all of it does it give back what it took.
async function makeWhole(told = () => {}) {
  const cache = await caches.open(CACHE);
  const missing = [];
  let there = 0;
  const add = (bytes) => told(Math.min((there += bytes) / TOTAL, 1));
  await inTurns(WANTED, async (name) => {
    if (await kept(name, cache)) add(SITE.files[name].size);
    else missing.push(name);
  });
  await inRoom(missing, async () => {
    await inTurns(missing, async (name) => {
      await bring(name, cache, add);
      if (!(await kept(name, cache))) throw new Error(`${name} was not kept`);
    });
    await cache.put(addressOf(WHOLE), new Response());
  });
  // While this was waiting it may have been cleared, and then all of it went nowhere.
  if (!(await caches.has(CACHE))) throw new Error("The cache was cleared");
  return missing.length;
}

// What makes a start quicker, and is not needed for one. Nor by a build that is about to be replaced.
async function quicken() {
  if (registration.installing || registration.waiting) return;
  const cache = await caches.open(CACHE);
  const missing = [];
  for (const name of LATER) if (!(await kept(name, cache))) missing.push(name);
  await inRoom(missing, () => inTurns(missing, (name) => bring(name, cache)));
  for (const name of LARGE) await keepAsSent(name, cache);
}

// Keeps a large script once more, as the host sent it: only beside such an answer does Chromium keep the compiled form,
// which takes most of a second off each start. Not earlier, because of a script that is kept while this is installed it
// compiles everything, needed or not. No worker is one of these, so they need no rules of ours.
async function keepAsSent(name, cache) {
  // The browser may have been closed just before the last line here.
  if ((await cache.match(addressOf(name)))?.url) return cache.delete(addressOf(SAFE + name));
  if (!(await stored(name, cache)) || (await cache.match(addressOf(OTHERWISE + name)))) return;
  const answer = await fetch(addressOf(name), { cache: "force-cache", ...CAREFUL });
  const isScript = /^(text|application)\/javascript\b/.test(answer.headers.get("Content-Type"));
  const isUsable = answer.ok && isScript && !answer.headers.get("Vary")?.includes("*");
  const bytes = await answer.clone().arrayBuffer();
  if (!isUsable || !(await isRight(name, bytes))) return cache.put(addressOf(OTHERWISE + name), new Response());
  await cache.put(addressOf(SAFE + name), answerOf(name, bytes));
  await cache.put(addressOf(name), answer);
  await cache.delete(addressOf(SAFE + name));
}

// Lets go of that, because a newer build is wanted now and cannot take over while this one is at work.
function hurry() {
  unhurried.abort();
  unhurried = new AbortController();
}

// The last room on a device is for the record, so what did not fit is given back. Browsers do not tell beforehand how
// much room there is: Chromium always says that it is 10 GB.
async function inRoom(names, work) {
  try { await work(); } catch (error) {
    if (error.name === FULL) await giveBack(names);
    throw error;
  }
}

async function giveBack(names) {
  const cache = await caches.open(CACHE);
  await Promise.all(names.map((name) => cache.delete(addressOf(name))));
  await clear(async (build) => !(await (await caches.open(build)).match(addressOf(WHOLE))));
}

// Clears the caches of the builds of which this is true.
async function clear(isDead) {
  for (const build of (await caches.keys()).filter((name) => OURS.test(name))) {
    if (await isDead(build)) await caches.delete(build);
  }
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
