// Passes on, in the worker, how the app stands on this device: from the page to Python, and Python's wishes to the page.
// Python (views/host.py) awaits `next` again and again.

let latest = null;
let waiting = null;

function give() {
  if (!latest || !waiting) return;
  waiting(JSON.stringify(latest));
  latest = waiting = null;
}

export const standing = {
  hear(news) {
    latest = news;
    give();
  },
  forPython: {
    next: () => new Promise((resolve) => { waiting = resolve; give(); }),
    wish: (name, value) => postMessage({ wish: [name, value] }),
  },
};
