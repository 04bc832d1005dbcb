// Python as the app needs it, in the worker and in the build: its packages laid out, and started in one of two ways.
// Plainly, or woken from a memory in which everything that every start imports is imported already.

const HOME = "/home/pyodide";

// The app and the packages are imported out of their archives; only compiled packages must lie in folders.
const PATH = `
import sys
sys.path[:0] = ["${HOME}/app.zip", "${HOME}/packages.zip", "${HOME}/native"]
`;

// The random numbers to come would be the same on every phone, and now there is the compiled package that could not be
// kept.
const WAKE = `
import importlib, random
importlib.invalidate_caches()
import flet, msgpack
random.seed()
vars(flet.held_msgpack).update(vars(msgpack))
`;

function layOut(python, { app, packages, native }) {
  if (app) python.FS.writeFile(`${HOME}/app.zip`, app);
  python.FS.writeFile(`${HOME}/packages.zip`, packages);
  if (native) python.unpackArchive(native, "zip", { extractDir: `${HOME}/native` });
}

// Both may be given the files, or the memory, as a promise of them.
export async function startPlainly(load, options, files) {
  const python = await load({ packages: [], ...options });
  layOut(python, await files);
  python.runPython(PATH);
  return python;
}

export async function wake(load, options, files, memory) {
  const python = await load({ packages: [], ...options, _loadSnapshot: memory });
  layOut(python, await files);
  python.runPython(WAKE);
  return python;
}
