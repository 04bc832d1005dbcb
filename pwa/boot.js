// Starts Flutter and Python side by side, shows how far they are, and hands over when the first screen is drawn.

const SLOW = 20_000;
const TOO_LONG = 90_000;
const part = (name) => document.getElementById(`boot${name}`);
const waits = [
  setTimeout(slow, SLOW),
  setTimeout(() => failed("It took too long."), TOO_LONG),
];
let shown = false;
// Imported so, and not at the top, that a failure is caught and told.
const offline = import("./offline.js");

function tell(trouble) {
  part("-opening").hidden = trouble;
  part("-failed").hidden = !trouble;
}

// The message that draws the first screen is on its way to Flutter. The screen is there when its words are: what is
// described to assistive technology is made in the same frame as the picture.
function drawn() {
  if (shown) return;
  shown = true;
  waits.forEach(clearTimeout);
  offline.then(({ keepOffline }) => keepOffline()).catch(console.error);
  tell(false);
  const words = () => document.querySelector("flt-semantics-host")?.textContent ?? "";
  const before = words();
  const latest = performance.now() + 3000;
  requestAnimationFrame(function look(now) {
    if (!part("-failed").hidden) return;
    if ((words() && words() !== before) || now > latest) part("").hidden = true;
    else requestAnimationFrame(look);
  });
}

// Pyodide, and it alone, says nothing when its own file is damaged: so a slow start is a reason to look.
async function slow() {
  part("-stage").textContent += ". This can take a minute on an older phone.";
  const mended = await offline.then(({ mend }) => mend()).catch(console.error);
  if (mended && !shown) failed("A part of the app was damaged, and is mended.");
}

function failed(reason) {
  console.error(reason);
  waits.forEach(clearTimeout);
  if (shown) part("-trouble").textContent = "SEN Diary has stopped";
  tell(true);
  part("").hidden = false;
  part("-again").focus();
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
  const [{ joinPython }, { build, standing }] = await Promise.all([import("./link.js"), offline]);
  const plainly = sessionStorage.getItem("plainly") !== null;
  const stage = (words) => { part("-stage").textContent = words; };
  joinPython({ plainly, cache: `sen-diary-${build}`, standing, stage, drawn, failed });
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
  sessionStorage.setItem("plainly", "yes");
  part("-again").disabled = true;
  part("-again").textContent = "Trying again";
  const patience = new Promise((done) => setTimeout(done, SLOW));
  await Promise.race([offline.then(({ recover }) => recover()), patience]).catch(console.error);
  location.reload();
}

part("-again").addEventListener("click", tryAgain);
part("-copy").addEventListener("click", () => {
  const told = (words) => { part("-copied").textContent = words; };
  import("./copy.js").then(({ saveCopy }) => saveCopy()).then(told, (error) => {
    console.error(error);
    told("The copy could not be made. Your record is still on this device.");
  });
});

// Safari and every browser on an iPhone bring a page back from their cache with Flutter's drawing stopped for good.
addEventListener("pageshow", (event) => {
  if (event.persisted && navigator.vendor?.startsWith("Apple")) location.reload();
});
addEventListener("flutter-first-frame", describeScreen);
// A script that does not arrive says so only on its own element, so listen on the way down to it. Other files that
// Flutter waits for fail as promises that nobody holds.
addEventListener("error", (event) => {
  if (event.target instanceof HTMLScriptElement) failed(event.target.src);
  else if (!shown) failed(event.message);
}, true);
addEventListener("unhandledrejection", (event) => { if (!shown) failed(event.reason); });

mendLanguages();
startPython().catch(failed);
startFlutter().catch(failed);
