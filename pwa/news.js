// What the page knows of how the app stands on this device, told to the app whenever something of it changes.

export const build = document.querySelector("meta[name=build]").content;

const BUILD = "sen-diary-build";
const before = stored(BUILD);
store(BUILD, build);

const state = {
  build,
  updated: before !== null && before !== build, // the first start of another version
};
let hears = () => {};

// Notes what is new, and tells all of it.
export function change(news) {
  Object.assign(state, news);
  hears({ ...state });
}

export function tellTo(listener) {
  hears = listener;
  change({});
}

// Small wishes about the app itself, never about a record. Some browsers allow no storage: then nothing is remembered.
export function store(name, value, where = "localStorage") {
  try { globalThis[where].setItem(name, value); } catch { /* as if it had not been wished */ }
}

export function stored(name, where = "localStorage") {
  try { return globalThis[where].getItem(name); } catch { return null; }
}

export function forget(name, where = "localStorage") {
  try { globalThis[where].removeItem(name); } catch { /* nothing was stored */ }
}
