// Runs Python off the page's thread: wakes it or starts it plainly, gives it its ways out, and runs the app.

import { cipher } from "./cipher.js";
import { keeper } from "./keeper.js";
import { unpack } from "./memory.js";
import { fromCache, nearFetch } from "./near.js";
import { libraries, startPlainly, wake } from "./python.js";
import { standing } from "./standing.js";

const MEMORY = "pyodide/memory.bin";
// The app reads its words in the first of these languages that it has (domain/language.py). In the kept memory it has read
// them in English: in another language it begins anew.
const RUN = `
import os, runpy, sys
os.environ["LANGUAGE"] = ${JSON.stringify(navigator.languages.join(":"))}
from domain import language
if language.first_known(os.environ["LANGUAGE"].split(":")) != language.language:
    for name in [name for name in sys.modules if name.partition(".")[0] in ("domain", "storage", "views")]:
        del sys.modules[name]
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
  const kept = location.search.includes("plainly") ? null : await fromCache(name, new URL(MEMORY, import.meta.url));
  return kept && unpack(kept.body);
}

async function archives() {
  const [app, packages, native] = await Promise.all(["app.zip", "packages.zip", "native.zip"].map(file));
  mark("Files are here");
  return { app, packages, native };
}

async function startPython() {
  const compiled = libraries((name) => WebAssembly.compileStreaming(fetch(new URL(name, import.meta.url))));
  const files = archives();
  // Whoever waits for them is told.
  Promise.all([compiled, files]).catch(() => {});
  const options = { stdout: console.log, stderr: console.error };
  const memory = await keptMemory().catch(console.warn);
  if (!memory) return startPlainly(options, files, compiled);
  return wake(options, files, compiled, memory).then((python) => mark("Woken") ?? python, (error) => {
    console.warn("The kept memory is not used.", error);
    return startPlainly(options, files, compiled);
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
