// Runs bench/measure.py in the browser's Python, beside the app's own code, on the browser's own database.

import { keeper } from "./keeper.js";
import { loadPyodide } from "./pyodide/pyodide.mjs";
import { startPlainly } from "./python.js";

const RUN = `
import json, sys
sys.path.insert(0, "/home/pyodide")
from measure import measure
from storage.browser import BrowserKeeper
json.dumps(await measure(BrowserKeeper, size))
`;

async function run(size) {
  const get = async (name) => new Uint8Array(await (await fetch(new URL(name, import.meta.url))).arrayBuffer());
  const [app, packages, native] = await Promise.all(["app.zip", "packages.zip", "native.zip"].map(get));
  const python = await startPlainly(loadPyodide, {}, { app, packages, native });
  for (const name of ["measure.py", "headless.py"]) python.FS.writeFile(name, await get(name));
  python.registerJsModule("sen_keeper", keeper);
  python.globals.set("size", size);
  const figures = JSON.parse(await python.runPythonAsync(RUN));
  figures["memory of Python, MB"] = python._module.HEAPU8.length / 1e6;
  return figures;
}

onmessage = ({ data }) => run(data).then((figures) => postMessage({ figures }), (error) => postMessage({ error: String(error) }));
