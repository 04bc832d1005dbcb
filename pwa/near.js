// A fetch for workers that also finds the app's files in the cache. Without a network, Firefox refuses what a worker
// fetches before the service worker is asked (Mozilla's bug 2067202). And nothing is fetched from anywhere else.

// `got` hears of the bytes as they arrive, as long as nothing is kept yet and all of it comes over the network.
export function nearFetch(fetch, cacheName, got) {
  const kept = Promise.resolve(globalThis.caches?.has(cacheName)).catch(() => false);
  return async (request, options) => {
    const address = new URL(request.url ?? request, location.href);
    if (address.origin !== location.origin) throw new TypeError("Nothing is fetched from another address");
    try {
      const answer = await fetch(request, options);
      return (await kept) ? answer : counted(answer, got);
    } catch (error) {
      return (await fromCache(cacheName, address)) ?? Promise.reject(error);
    }
  };
}

function counted(answer, got) {
  if (!answer.body) return answer;
  const counter = new TransformStream({
    transform(part, passed) {
      got(part.length);
      passed.enqueue(part);
    },
  });
  return new Response(answer.body.pipeThrough(counter), answer);
}

// What this build's cache holds at an address, or null.
export async function fromCache(name, address) {
  // In private windows some browsers have no caches, and opening one that is not there would make it.
  if (!(await globalThis.caches?.has(name))) return null;
  return (await caches.open(name)).match(address, { ignoreSearch: true });
}
