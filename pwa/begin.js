// Begins Python before anything else is even looked at, because it takes longest. A plain script, as modules wait for
// the whole page. What the worker tells is held until link.js listens.

"use strict";

globalThis.beginPython = () => {
  const build = document.querySelector("meta[name=build]").content;
  const address = new URL("worker.js", document.baseURI);
  let plainly = false;
  try { plainly = sessionStorage.getItem("plainly") !== null; } catch { /* no storage */ }
  // Over the network how much has come is counted.
  const fetched = !(navigator.serviceWorker && navigator.serviceWorker.controller);
  address.search = `${plainly ? "plainly " : ""}${fetched ? "fetched" : ""}`;
  const worker = new Worker(address, { type: "module", name: `sen-diary-${build}` });
  const held = [];
  worker.onmessage = (event) => held.push(["onmessage", event]);
  worker.onerror = (event) => held.push(["onerror", event]);
  worker.postMessage({ url: document.URL });
  return { worker, held };
};

try { globalThis.begunPython = globalThis.beginPython(); } catch { /* link.js tries once more, and tells */ }
