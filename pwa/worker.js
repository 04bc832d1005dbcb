// Runs Python off the page's thread: wakes it or starts it plainly, gives it its ways out, and runs the app.

import { cipher } from "./cipher.js";
import { keeper } from "./keeper.js";
import { fromCache, nearFetch } from "./near.js";
import { loadPyodide } from "./pyodide/pyodide.mjs";
import { startPlainly, wake } from "./python.js";
import { standing } from "./standing.js";

const MEMORY = "pyodide/memory.bin";
// The app reads its words in the first of these languages that it has (domain/language.py).
const RUN = `
import os, runpy
os.environ["LANGUAGE"] = ${JSON.stringify(navigator.languages.join(":"))}
runpy.run_module("main", run_name="__main__")
`;

// What Flet's Python reads here (documentUrl) and leaves here (send, start_connection).
const bridge = {};
const tell = (stage) => postMessage({ stage });
// A moment of the start, for those who measure it.
const mark = (moment) => postMessage({ mark: moment });
const tellFailed = (error) => postMessage({ failed: String(error) });

onmessage = ({ data }) => {
  if (data.url) bridge.documentUrl = data.url;
  else if (data.standing) standing.hear(data.standing);
  else toPython(data);
};

function toPython(bytes) {
  // This only puts the message in Python's queue, so if it fails then Python itself is gone.
  try { bridge.send(bytes); } catch (error) { tellFailed(error); }
}

function toPage(message) {
  const bytes = message.toJs();
  postMessage(bytes, [bytes.buffer]);
}

async function file(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name} did not load: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

// What the build kept of a start, once the service worker has brought it. Without it, or if anything about it is not
// right, Python starts plainly.
async function keptMemory() {
  return location.search.includes("plainly") ? null : fromCache(name, new URL(MEMORY, import.meta.url));
}

async function archives() {
  const [app, packages, native] = await Promise.all(["app.zip", "packages.zip", "native.zip"].map(file));
  mark("Files are here");
  return { app, packages, native };
}

async function startPython() {
  const files = archives();
  // Whoever waits for them is told.
  files.catch(() => {});
  const options = { stdout: console.log, stderr: console.error };
  const memory = await keptMemory().catch(console.warn);
  if (!memory) return startPlainly(loadPyodide, options, files);
  // it is read while Pyodide itself is
  return wake(loadPyodide, options, files, memory.arrayBuffer()).then((python) => mark("Woken") ?? python, (error) => {
    console.warn("The kept memory is not used.", error);
    return startPlainly(loadPyodide, options, files);
  });
}

async function run() {
  tell("Loading");
  const python = await startPython();
  tell("Starting");
  python.registerJsModule("flet_js", bridge);
  python.registerJsModule("sen_cipher", cipher);
  python.registerJsModule("sen_keeper", keeper);
  python.registerJsModule("sen_standing", standing.forPython);
  await python.runPythonAsync(RUN);
  mark("Python has begun");
  await bridge.start_connection(toPage);
  postMessage({ ready: true });
}

const got = location.search.includes("fetched") ? (bytes) => postMessage({ got: bytes }) : null;
globalThis.fetch = nearFetch(globalThis.fetch, name, got, tellFailed);
// Some of Pyodide's own loading fails as a promise that nobody holds.
onunhandledrejection = ({ reason }) => tellFailed(reason);
run().then(() => { onunhandledrejection = null; }, tellFailed);
