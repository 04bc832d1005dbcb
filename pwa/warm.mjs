// Run by the build, in Node: compiles the site's Python, imports what every start imports, and keeps that memory.
// In its folder lie pyodide/ and the archives as sources. It leaves them compiled, and memory.bin beside them.

import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { pack } from "./memory.js";

// Node would show the line that failed, and Pyodide is a million letters in one line.
process.on("uncaughtException", ({ message }) => {
  console.error(message);
  process.exit(1);
});

const [folder, unneeded] = process.argv.slice(2);
const { loadPyodide } = await import(`${folder}/pyodide/pyodide.mjs`);
const { libraries, startPlainly } = await import(`${folder}/python.js`);
const inside = readFileSync(new URL("warm_inside.py", import.meta.url), "utf8");
const read = (name) => new Uint8Array(readFileSync(`${folder}/${name}`));
const STANDARD = "pyodide/python_stdlib.zip";

function call(python, name, ...args) {
  python.runPython(inside);
  const result = python.globals.get(name)(...args.map((arg) => python.toPy(arg)));
  return result?.toJs ? result.toJs() : result;
}

// Without the columns of each instruction, which only point into a line of a traceback: that is a fifth less to download.
const compiler = await loadPyodide({ packages: [], env: { PYTHONNODEBUGRANGES: "1" } });
for (const name of ["app.zip", "packages.zip", "native.zip", STANDARD]) {
  writeFileSync(`${folder}/${name}`, call(compiler, "compiled", read(name), name === STANDARD ? unneeded : "$^"));
}

const files = { app: read("app.zip"), packages: read("packages.zip"), native: read("native.zip") };
const compiled = await libraries((name) => WebAssembly.compile(read(name)));

// Nothing random and no time is kept: so the same sources give the same bytes, and no new version where nothing is new.
crypto.randomFillSync = (bytes) => bytes.fill(0);
Math.random = Date.now = performance.now = () => 0;
globalThis.Date = class extends Date { constructor(...given) { super(...(given.length ? given : [0])); } };

const seedless = { _makeSnapshot: true, env: { PYTHONHASHSEED: "0" } };
const python = await startPlainly(seedless, files, compiled);
call(python, "import_ahead");
// What is open here would not be, where this memory wakes.
const open = python.FS.streams.filter((stream) => stream?.fd > 2).map(({ path }) => path);
if (open.length) throw new Error(`A start would be kept with open files: ${open}`);
writeFileSync(`${folder}/memory.bin`, gzipSync(pack(python.makeMemorySnapshot()), { level: 9 }));
