// A fetch for workers that also finds the app's files in the cache. Without a network, Firefox refuses what a worker
// fetches before the service worker is asked (Mozilla's bug 2067202). And nothing is fetched from anywhere else.

export function nearFetch(fetch, cacheName) {
  return async (request, options) => {
    const address = new URL(request.url ?? request, location.href);
    if (address.origin !== location.origin) throw new TypeError("Nothing is fetched from another address");
    try {
      return await fetch(request, options);
    } catch (error) {
      return (await fromCache(cacheName, address)) ?? Promise.reject(error);
    }
  };
}

// What this build's cache holds at an address, or null.
export async function fromCache(name, address) {
  // In private windows some browsers have no caches, and opening one that is not there would make it.
  if (!(await globalThis.caches?.has(name))) return null;
  return (await caches.open(name)).match(address, { ignoreSearch: true });
}
