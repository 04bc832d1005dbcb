// Runs Python off the page's thread: loads Pyodide, unpacks the app, gives it its ways out, and starts it.

import { keeper } from "./keeper.js";
import { nearFetch } from "./near.js";
import { loadPyodide } from "./pyodide/pyodide.mjs";
import { standing } from "./standing.js";

const RUN = `
import runpy, sys
sys.path.insert(0, "/home/pyodide/__pypackages__")
runpy.run_module("main", run_name="__main__")
`;

// What Flet's Python reads here (documentUrl) and leaves here (send, start_connection).
const bridge = {};
const tell = (stage) => postMessage({ stage });
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

async function fetchApp() {
  const answer = await fetch(new URL("app.zip", import.meta.url));
  if (!answer.ok) throw new Error(`The app did not load: ${answer.status}`);
  return answer.arrayBuffer();
}

async function run() {
  tell("Loading");
  const app = fetchApp();
  const python = await loadPyodide({ stdout: console.log, stderr: console.error });
  tell("Unpacking");
  python.unpackArchive(await app, "zip");
  tell("Starting");
  python.registerJsModule("flet_js", bridge);
  python.registerJsModule("sen_keeper", keeper);
  python.registerJsModule("sen_standing", standing.forPython);
  await python.runPythonAsync(RUN);
  await bridge.start_connection(toPage);
  postMessage({ ready: true });
}

globalThis.fetch = nearFetch(globalThis.fetch, name);
// Some of Pyodide's own loading fails as a promise that nobody holds.
onunhandledrejection = ({ reason }) => tellFailed(reason);
run().then(() => { onunhandledrejection = null; }, tellFailed);
