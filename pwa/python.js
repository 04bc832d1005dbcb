// Python as the app needs it, in the worker and in the build: its packages laid out, and started in one of two ways.
// Plainly, or woken from a memory in which the app and its packages are imported already.

import { loadPyodide } from "./pyodide/pyodide.mjs";

const HOME = "/home/pyodide";

// The compiled parts of packages: what each is called on the site, and where Python looks for it.
const LIBRARIES = {
  "cmsgpack.wasm": "msgpack/_cmsgpack.cpython-314-wasm32-emscripten.so",
  "pydantic_core.wasm": "pydantic_core/_pydantic_core.cpython-314-wasm32-emscripten.so",
};

// The app and the packages are imported out of their archives; only those with compiled parts must lie in folders.
const PATH = `
import sys
sys.path[:0] = ["${HOME}/app.zip", "${HOME}/packages.zip", "${HOME}/native"]
`;

// Plugins of pydantic, of which there are none, would be looked for in every archive.
const ENVIRONMENT = { PYDANTIC_DISABLE_PLUGINS: "__all__" };

// The random numbers to come would be the same on every phone.
const WAKE = `
import importlib, random
importlib.invalidate_caches()
random.seed()
`;

// The compiled parts by their names on the site, each as `compile` gives it.
export async function libraries(compile) {
  return Object.fromEntries(await Promise.all(Object.keys(LIBRARIES).map(async (name) => [name, await compile(name)])));
}

const engine = import("./pyodide/pyodide.asm.mjs");
// Whoever waits for it is told.
engine.catch(() => {});

// Pyodide, with the compiled parts put in before anything else is there, one after the other: so each has its place in
// memory and the numbers of its functions at every start, and a memory in which they are used can be kept.
async function begun(options, compiled, memory) {
  const { default: create } = await engine;
  const createPyodideModule = (settings) => {
    // Pyodide would put it into a memory of the size of a new one.
    if (memory) settings.preRun.push((module) => module.growMemory(memory.whole.length));
    return create(settings);
  };
  const fsInit = async (files) => {
    const modules = await compiled;
    for (const [name, place] of Object.entries(LIBRARIES)) {
      // Emscripten loads what is called a library, and makes no file of it.
      await files.preloadFile(`${HOME}/native`, place, modules[name], true, true, true);
    }
    // Pyodide looks whether it begins as it should.
    await memory?.filled.catch(() => memory.whole.fill(0));
  };
  const env = { ...ENVIRONMENT, ...options.env };
  return loadPyodide({ packages: [], ...options, env, _loadSnapshot: memory?.whole, createPyodideModule, fsInit });
}

function layOut(python, { app, packages }) {
  python.FS.writeFile(`${HOME}/app.zip`, app);
  python.FS.writeFile(`${HOME}/packages.zip`, packages);
}

// Both may be given the files and the compiled parts as promises of them. A memory is what memory.js gives.
export async function startPlainly(options, files, compiled) {
  const python = await begun(options, compiled, null);
  const laid = await files;
  layOut(python, laid);
  python.unpackArchive(laid.native, "zip", { extractDir: `${HOME}/native` });
  python.runPython(PATH);
  return python;
}

// All that is in the third archive is in the memory.
export async function wake(options, files, compiled, memory) {
  const python = await begun(options, compiled, memory);
  layOut(python, await files);
  python.runPython(WAKE);
  return python;
}
