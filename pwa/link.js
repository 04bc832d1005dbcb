// Joins Flutter, in the page, to Python, in a worker. What they say to each other is packed bytes: a zero, then a pair
// of the kind of message and its body.

const PAIR = 0x92;
const BEGINS = 1;
const NOTHING = 0xa0;
const CRASHED = 6;

const kindOf = (bytes) => (bytes[0] === 0 && bytes[1] === PAIR ? bytes[2] : null);

export function joinPython({ standing, stage, got, drawn, failed }) {
  let worker = null;
  let started = null;
  let running = false;
  let toFlutter = null;

  function pass(bytes) {
    const kind = kindOf(bytes);
    toFlutter(bytes);
    // The last word of this one is what went wrong. Then nothing is drawn, and the next message says so.
    if (kind === BEGINS && bytes.at(-1) === NOTHING) drawn();
    if (kind === CRASHED) failed("Python gave up.");
  }

  function start() {
    const begun = globalThis.begunPython ?? globalThis.beginPython();
    globalThis.begunPython = null;
    worker = begun.worker;
    started = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data instanceof Uint8Array) pass(data);
        else if (data.wish) standing.wish(data.wish);
        else if (data.stage) stage(data.stage);
        else if (data.got) got(data.got);
        else if (data.mark) performance.mark(data.mark);
        else if (data.ready) resolve();
        else stop(data.failed);
      };
      // Before Python runs this is a script that did not load; later it is an error that Python has survived.
      worker.onerror = (event) => { if (!running) stop(event.message ?? "The worker did not load."); };
      function stop(reason) {
        failed(reason);
        reject(new Error(reason));
      }
    });
    started.then(() => { running = true; }, () => {});
    for (const [listener, event] of begun.held.splice(0)) worker[listener](event);
    standing.tellTo((news) => worker?.postMessage({ standing: news }));
  }

  // The three names that Flet's client calls. It connects when Flutter is up; Python has been starting since the page
  // loaded.
  globalThis.jsConnect = async (app, options, listener) => {
    toFlutter = listener;
    if (!worker) start();
    await started;
  };
  globalThis.jsSend = async (app, bytes) => { worker?.postMessage(bytes, [bytes.buffer]); };
  globalThis.jsDisconnect = async () => {
    worker?.terminate();
    worker = null;
    running = false;
  };

  start();
}
