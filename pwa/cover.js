// The screen that is there while the app is not: opening, changing to a new version, or failed. It is a plain script
// with no modules, so that it also runs in browsers that are too old for the app, and when another script is missing.

"use strict";

globalThis.cover = (() => {
  const LONG = 20e3;
  const part = (name) => document.getElementById(name ? `boot-${name}` : "boot");
  // The app comes from this device when a service worker brings it, and otherwise over the network.
  const fetched = !(navigator.serviceWorker && navigator.serviceWorker.controller);
  const size = Number(document.querySelector("meta[name=size]").content);
  let got = 0;
  let waiting = 0;
  let isLong = false;
  let broken = false;
  let whenLong = () => {};

  function say(title, stage = "") {
    part("title").textContent = title;
    part("stage").textContent = stage;
  }

  function isOld() {
    let modules = false;
    // Whoever knows workers that are modules asks for the type, and gets no further.
    try { new Worker("", { get type() { modules = true; throw new Error(); } }).terminate(); } catch { /* as it should */ }
    return !modules || !globalThis.WebAssembly || !WebAssembly.Exception;
  }

  const WHY = {
    old: "This browser is too old for SEN Diary. Update it, or open SEN Diary in another browser.",
    missing: "A part of the app is missing or damaged here. Connect to the internet, then try again.",
    offline: "A part of the app may be missing here. Connect to the internet, then try again.",
    mended: "A part of the app was damaged. It is mended now: try again.",
    unknown: "Try again. If that does not help, close SEN Diary everywhere and open it once more.",
  };

  const whatToDo = (why) => WHY[isOld() ? "old" : why ?? (navigator.onLine ? "unknown" : "offline")];

  // While it is there, nothing behind it can be typed into, or read out.
  function show(there) {
    part("").hidden = !there;
    for (const other of document.body.children) if (other !== part("")) other.inert = there;
  }

  // What can be done without the app. That the record is there is said only once it was seen.
  function offer() {
    part("out").hidden = false;
    import("./copy.js").then(({ isThere }) => isThere()).then((there) => {
      for (const name of ["there", "copy"]) part(name).hidden = !there;
    }).catch(console.error);
  }

  // Something has arrived or been done, so there is no reason yet to think that it is stuck.
  function news() {
    clearTimeout(waiting);
    if (isLong || part("").hidden) return;
    waiting = setTimeout(() => {
      isLong = true;
      part("why").textContent = fetched
        ? "The connection is slow. SEN Diary opens by itself when everything is here. If the bar stands still, try again."
        : "This takes long. It can take a minute on an older phone, and goes on by itself.";
      offer();
      whenLong();
    }, LONG);
  }

  const cover = {
    opening() {
      if (!fetched) return say("Opening your record", "Loading");
      say("Getting SEN Diary", "It comes over the internet this time, so it takes longer.");
      part("share").hidden = false;
    },
    stage(words) {
      performance.mark(words);
      if (broken) return;
      if (words !== "Loading") say(fetched ? "Opening SEN Diary" : "Opening your record", words);
      part("share").hidden = part("share").hidden || words !== "Loading";
      news();
    },
    got(bytes) {
      if (broken) return;
      got += bytes;
      part("share").value = Math.min(got / size, 0.99);
      if (bytes) news();
    },
    changing() {
      say("Changing to the new version", "This takes a few seconds.");
      part("why").textContent = "";
      part("out").hidden = true;
      show(true);
    },
    // `why` is a name in WHY, where it is known.
    failed(reason, running, why) {
      console.error(reason);
      clearTimeout(waiting);
      broken = true;
      say(running ? "SEN Diary has stopped" : "SEN Diary could not open");
      part("share").hidden = true;
      part("why").textContent = whatToDo(why);
      part("again").disabled = false;
      part("again").textContent = "Try again";
      show(true);
      offer();
      part("again").focus({ preventScroll: true });
    },
    // `again` is done when "Try again" is tapped, and `long` when nothing has happened for a while.
    on({ again, long }) {
      part("again").onclick = again;
      whenLong = long;
    },
    trying() {
      part("again").disabled = true;
      part("again").textContent = "Trying again";
    },
    gone() {
      performance.mark("The first screen");
      clearTimeout(waiting);
      broken = false;
      show(false);
    },
  };

  part("again").onclick = () => location.reload();
  part("copy").onclick = () => {
    const told = (words) => { part("copied").textContent = words; };
    import("./copy.js").then(({ saveCopy }) => saveCopy()).then(told).catch((error) => {
      console.error(error);
      told("The copy could not be made. Your record is still on this device.");
    });
  };
  // A script that does not arrive says so only on its own element, so listen on the way down to it. One that the running
  // app asks for, as to keep the screen awake, is no reason to cover what a parent is writing.
  addEventListener("error", ({ target }) => {
    if (target instanceof HTMLScriptElement && !part("").hidden) cover.failed(target.src, false);
  }, true);
  cover.opening();
  news();
  if (isOld()) cover.failed("The browser is too old.");
  return cover;
})();
