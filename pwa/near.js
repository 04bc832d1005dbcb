// A fetch for workers that also finds the app's files in the cache. Without a network, Firefox refuses what a worker
// fetches before the service worker is asked (Mozilla's bug 2067202). And nothing is fetched from anywhere else.

// `got`, if there is one, hears of the bytes as they arrive, and `failed` when they break off: Pyodide says nothing then.
export function nearFetch(fetch, cacheName, got, failed) {
  return async (request, options) => {
    const address = new URL(request.url ?? request, location.href);
    if (address.origin !== location.origin) throw new TypeError("Nothing is fetched from another address");
    try {
      const answer = await fetch(request, options);
      return got && answer.body ? counted(answer, got, failed) : answer;
    } catch (error) {
      return (await fromCache(cacheName, address)) ?? Promise.reject(error);
    }
  };
}

function counted(answer, got, failed) {
  const { readable, writable } = new TransformStream({
    transform(part, passed) {
      got(part.length);
      passed.enqueue(part);
    },
  });
  answer.body.pipeTo(writable).catch(failed);
  return new Response(readable, answer);
}

// What this build's cache holds at an address, or null.
export async function fromCache(name, address) {
  // In private windows some browsers have no caches, and opening one that is not there would make it.
  if (!(await globalThis.caches?.has(name))) return null;
  return (await caches.open(name)).match(address, { ignoreSearch: true });
}
