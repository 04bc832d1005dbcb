// Keeps bytes under names in IndexedDB: each write is one strict transaction. Runs in a page as in a worker.
// Python (storage/browser.py) calls it, and storage/keeper.py says what it promises.

const DATABASE = "sen-diary";
const STORE = "kept";
const WRITER = "sen-diary-writer";
const PATIENCE = 1_000;
const NUMBERED = /^\d{10}-/;

let opening = null;
let writing = false;
let lost = null;

function trouble(name, message) {
  return Object.assign(new Error(message), { name });
}

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.onclose = request.result.onversionchange = forget;
      resolve(request.result);
    };
  });
  opening.catch(() => (opening = null));
  return opening;
}

function forget() {
  opening?.then((database) => database.close(), () => {});
  opening = null;
}

async function attempt(mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    // Strict: complete only when the bytes are on the disk, not when the system has promised to put them there.
    const transaction = database.transaction(STORE, mode, { durability: "strict" });
    let answer;
    let refusal = null;
    transaction.oncomplete = () => resolve(answer);
    transaction.onabort = () => reject(refusal ?? transaction.error ?? new DOMException("it ended", "AbortError"));
    const refuse = (error) => {
      refusal = error;
      transaction.abort();
    };
    work(transaction.objectStore(STORE), (value) => (answer = value), refuse);
  });
}

async function transact(mode, work) {
  try {
    return await attempt(mode, work).catch((error) => {
      if (!(error instanceof DOMException)) throw error;
      forget(); // iOS loses the connection while the app is in the background, and has several words for it.
      return attempt(mode, work);
    });
  } catch (error) {
    if (error.name === "QuotaExceededError") throw trouble("NoRoom", "the browser gives no more room");
    throw error;
  }
}

// Python's bytes arrive as a proxy, which is gone when the call returns; a browser's own array is taken as it is.
function unpacked(data) {
  return data.toJs ? data.toJs() : data;
}

// When a page is loaded again, the lock of its earlier life may be let go of a moment later. And a browser that is busy
// may take its time to give a lock that nobody has.
function patience() {
  const controller = new AbortController();
  async function look() {
    const { held } = await navigator.locks.query().catch(() => ({ held: [{ name: WRITER }] }));
    if (writing) return;
    if (held.some(({ name }) => name === WRITER)) controller.abort();
    else setTimeout(look, PATIENCE);
  }
  setTimeout(look, PATIENCE);
  return { signal: controller.signal };
}

function claim(takeOver) {
  if (writing || !navigator.locks) {
    writing = true;
    return Promise.resolve(true);
  }
  return new Promise((answer) => {
    const held = navigator.locks.request(WRITER, takeOver ? { steal: true } : patience(), () => {
      writing = true;
      answer(true);
      return new Promise(() => {}); // Held until this page goes, or another takes it.
    });
    lost = new Promise((tell) => {
      held.catch(() => {
        if (writing) tell();
        writing = false;
        answer(false);
      });
    });
  });
}

function checkWriting() {
  if (!writing) throw trouble("Overtaken", "another tab writes here");
}

function names() {
  return transact("readonly", (store, answer) => {
    store.getAllKeys().onsuccess = (event) => answer(event.target.result);
  });
}

function read(name) {
  return transact("readonly", (store, answer, refuse) => {
    store.get(name).onsuccess = ({ target }) =>
      target.result ? answer(target.result) : refuse(trouble("Missing", name));
  });
}

export const newest = (names) => names.filter((name) => NUMBERED.test(name)).pop() ?? "";

async function keep(name, data, after, drop) {
  checkWriting();
  const [bytes, expected, old] = [unpacked(data), [...after], [...drop]];
  await transact("readwrite", (store, _answer, refuse) => {
    store.getAllKeys().onsuccess = ({ target }) => {
      if (!expected.includes(newest(target.result))) return refuse(trouble("Overtaken", "another tab has saved here"));
      store.put(bytes, name);
      for (const key of old) store.delete(key);
    };
  });
}

async function rewrite(name, data) {
  checkWriting();
  const bytes = unpacked(data);
  await transact("readwrite", (store) => store.put(bytes, name));
}

async function erase() {
  checkWriting();
  await transact("readwrite", (store) => store.clear());
}

export const keeper = { claim, lost: () => lost, names, read, keep, rewrite, erase };
