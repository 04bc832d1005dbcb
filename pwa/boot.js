// Starts Flutter and Python side by side, and takes the cover away when the first screen is drawn.

import * as forgetting from "./forgetting.js";
import * as home from "./home.js";
import { joinPython } from "./link.js";
import { forget, store, tellTo } from "./news.js";
import * as offline from "./offline.js";
import * as remind from "./remind.js";

// Read by begin.js.
const PLAINLY = "plainly";
const PATIENCE = 60_000;
const { cover } = globalThis;
let shown = false;
let broken = false;
let lacking = null;

const wishes = { ...home.wishes, ...offline.wishes, ...remind.wishes, ...forgetting.wishes };
const standing = {
  tellTo,
  wish: ([name, value]) => wishes[name](value).catch(console.error),
};

// The message that draws the first screen is on its way to Flutter. The screen is there when its words are: what is
// described to assistive technology is made in the same frame as the picture.
function drawn() {
  if (shown) return;
  shown = true;
  broken = false;
  forget(PLAINLY, "sessionStorage");
  home.look();
  offline.keepOffline().then(remind.look).catch(console.error);
  const words = () => document.querySelector("flt-semantics-host")?.textContent ?? "";
  const before = words();
  const latest = performance.now() + 3000;
  requestAnimationFrame(function look(now) {
    if (broken) return;
    if ((words() && words() !== before) || now > latest) cover.gone();
    else requestAnimationFrame(look);
  });
}

function failed(reason, why) {
  broken = true;
  cover.failed(reason, shown, why);
}

// Pyodide, and it alone, says nothing when its own file is damaged: so a start in which nothing happens is a reason to
// look.
async function mend() {
  const { mended, error } = await offline.mend();
  if (error && !shown) failed(error, "missing");
  else if (mended && !shown) failed("A part of the app was damaged.", "mended");
}

// Flutter stops at once on a language that is not a real language tag, which some browsers and extensions report.
function mendLanguages() {
  const isReal = (tag) => { try { return Boolean(new Intl.Locale(tag)); } catch { return false; } };
  const told = navigator.languages ?? [navigator.language];
  if (told.length && told.every(isReal) && isReal(navigator.language)) return;
  const languages = told.filter(isReal).concat("en-GB");
  Object.defineProperty(navigator, "languages", { value: languages });
  Object.defineProperty(navigator, "language", { value: languages[0] });
}

// Flutter describes the screen to assistive technology only once its hidden button is pressed, and nobody should have
// to find that. On phones it counts only a press in the button's middle.
function describeScreen() {
  if (document.querySelector("flt-semantics")) return;
  const button = document.querySelector("flt-semantics-placeholder");
  if (button) {
    const { left, top, width, height } = button.getBoundingClientRect();
    const middle = { clientX: left + width / 2, clientY: top + height / 2 };
    button.dispatchEvent(new MouseEvent("click", { bubbles: true, ...middle }));
  }
  setTimeout(describeScreen, 100);
}

async function startPython() {
  const { stage, got } = cover;
  joinPython({ standing, stage, got, drawn, failed });
}

async function startFlutter() {
  const here = new URL(".", document.baseURI).href;
  // What Flet's client, compiled from Dart, looks for. Addresses are made from the page's own, so that the site also
  // works in a folder of a host.
  globalThis.flet = { pyodide: true, multiView: false, routeUrlStrategy: "hash", assetsDir: here };
  _flutter.buildConfig = { builds: [{ compileTarget: "dart2js", renderer: "canvaskit", mainJsPath: "main.dart.js" }] };
  const config = {
    renderer: "canvaskit",
    // Flutter's own rule, stated, because sw.js keeps only the one that this browser will ask for.
    canvasKitVariant: Intl.v8BreakIterator && Intl.Segmenter ? "chromium" : "full",
    canvasKitBaseUrl: `${here}canvaskit/`,
    fontFallbackBaseUrl: `${here}assets/fonts/`,
  };
  return _flutter.loader.load({
    config,
    onEntrypointLoaded: (engine) => engine.initializeEngine(config).then((app) => app.runApp()).catch(failed),
  });
}

// A start that failed may be mended: a file that was damaged, or a newer version that waits. And in this tab Python then
// starts without what was kept of an earlier start.
async function tryAgain() {
  store(PLAINLY, "yes", "sessionStorage");
  cover.trying();
  const patience = new Promise((done) => setTimeout(done, PATIENCE, {}));
  const { error } = await Promise.race([offline.recover(), patience]).catch((reason) => ({ error: reason }));
  // told once: what is missing need not be what the start failed for
  if (error && !lacking) return failed((lacking = error), "missing");
  location.reload();
}

// Safari and every browser on an iPhone bring a page back from their cache with Flutter's drawing stopped for good.
addEventListener("pageshow", (event) => {
  if (event.persisted && navigator.vendor?.startsWith("Apple")) location.reload();
});
addEventListener("flutter-first-frame", describeScreen);
// A script that an extension of the browser puts into the page may fail, and the app opens all the same.
const isOurs = ({ filename }) => !filename || filename.startsWith(location.origin);
addEventListener("error", (event) => { if (!shown && isOurs(event)) failed(event.message); });
// Some files that Flutter waits for fail as promises that nobody holds.
addEventListener("unhandledrejection", (event) => { if (!shown) failed(event.reason); });

new PerformanceObserver((list) => list.getEntries().forEach(({ decodedBodySize }) => cover.got(decodedBodySize)))
  .observe({ type: "resource", buffered: true });
cover.on({ again: tryAgain, long: () => mend().catch(console.error) });
mendLanguages();
startPython().catch(failed);
startFlutter().catch(failed);
