// Locks and unlocks bytes for backups with the browser's own WebCrypto. Python (storage/cipher.py) calls it, and
// docs/backup-format.md says what is made of it. Small, and part of every start: what an offline Firefox would answer to
// a worker that asks for a script later is not known.

// Python's bytes arrive as a proxy, which is gone when the call returns.
const unpacked = (data) => (data.toJs ? data.toJs() : data);

// The 32 bytes that this passphrase gives. Slow on purpose.
async function derive(passphrase, salt, iterations) {
  const how = { name: "PBKDF2", hash: "SHA-256", salt: unpacked(salt), iterations };
  const secret = await crypto.subtle.importKey("raw", unpacked(passphrase), "PBKDF2", false, ["deriveBits"]);
  return new Uint8Array(await crypto.subtle.deriveBits(how, secret, 256));
}

async function gcm(verb, key, nonce, data, about) {
  const [raw, iv, bytes, additionalData] = [key, nonce, data, about].map(unpacked);
  const secret = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, [verb]);
  return new Uint8Array(await crypto.subtle[verb]({ name: "AES-GCM", iv, additionalData }, secret, bytes));
}

export const cipher = {
  derive,
  seal: (key, nonce, data, about) => gcm("encrypt", key, nonce, data, about),
  // Refuses with an OperationError.
  open: (key, nonce, data, about) => gcm("decrypt", key, nonce, data, about),
};
