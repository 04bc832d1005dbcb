// The memory of a start as it is kept: without its empty stretches, which are two fifths of it. First come, in numbers of
// four bytes, the size of the whole, how many pieces there are, and where each begins and how long it is; then the pieces.

const STRETCH = 65_536;

const isEmpty = (bytes) => bytes.every((byte) => byte === 0);

// For the build.
export function pack(whole) {
  const pieces = [];
  for (let start = 0; start < whole.length; start += STRETCH) {
    const bytes = whole.subarray(start, start + STRETCH);
    const last = pieces.at(-1);
    if (isEmpty(bytes)) continue;
    if (last && last.end === start) last.end += bytes.length;
    else pieces.push({ start, end: start + bytes.length });
  }
  const numbers = [whole.length, pieces.length, ...pieces.flatMap(({ start, end }) => [start, end - start])];
  const head = new Uint8Array(Uint32Array.from(numbers).buffer);
  return Buffer.concat([head, ...pieces.map(({ start, end }) => whole.subarray(start, end))]);
}

// Gives the whole as soon as its size is known, and the promise that it is filled: Pyodide begins meanwhile.
export async function unpack(stream) {
  const reader = stream.getReader();
  let rest = new Uint8Array();
  const more = async () => {
    const { done, value } = await reader.read();
    if (done) throw new Error("The kept memory is too short.");
    return value;
  };
  const numbers = async (count) => {
    const found = new Uint8Array(4 * count);
    await fill(found, 0, found.length);
    return new Uint32Array(found.buffer);
  };
  const fill = async (bytes, start, length) => {
    for (const end = start + length; start < end; ) {
      if (!rest.length) rest = await more();
      const part = rest.subarray(0, end - start);
      bytes.set(part, start);
      start += part.length;
      rest = rest.subarray(part.length);
    }
  };
  const [size, count] = await numbers(2);
  const pieces = await numbers(2 * count);
  const whole = new Uint8Array(size);
  const fillAll = async () => {
    for (let at = 0; at < pieces.length; at += 2) await fill(whole, pieces[at], pieces[at + 1]);
  };
  const filled = fillAll();
  // Whoever waits for it is told.
  filled.catch(() => {});
  return { whole, filled };
}
