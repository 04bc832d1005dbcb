// Runs bench/measure.py in the browser's Python, beside the app's own code, on the browser's own database.

import { cipher } from "./cipher.js";
import { keeper } from "./keeper.js";
import { libraries, startPlainly } from "./python.js";

const RUN = `
import json, sys
sys.path.insert(0, "/home/pyodide")
from pyodide.http import pyfetch
from measure import NOW, TODAY, measure, timed
from sharing import measure_sharing
from storage.browser import BrowserKeeper
from storage.store import TinyStore

async def font(name):
    return await (await pyfetch(f"assets/fonts/{name}")).bytes()

figures = await measure(BrowserKeeper, size)
figures |= await measure_sharing(TinyStore(BrowserKeeper(), lambda: NOW), timed, TODAY, font)
json.dumps(figures)
`;

async function run(size) {
  const get = async (name) => new Uint8Array(await (await fetch(new URL(name, import.meta.url))).arrayBuffer());
  const [app, packages, native] = await Promise.all(["app.zip", "packages.zip", "native.zip"].map(get));
  const compiled = await libraries(async (name) => WebAssembly.compile(await get(name)));
  const python = await startPlainly({}, { app, packages, native }, compiled);
  for (const name of ["measure.py", "sharing.py", "headless.py"]) python.FS.writeFile(name, await get(name));
  python.registerJsModule("sen_keeper", keeper);
  python.registerJsModule("sen_cipher", cipher);
  python.globals.set("size", size);
  const figures = JSON.parse(await python.runPythonAsync(RUN));
  figures["memory of Python, MB"] = python._module.HEAPU8.length / 1e6;
  return figures;
}

onmessage = ({ data }) => run(data).then((figures) => postMessage({ figures }), (error) => postMessage({ error: String(error) }));
