// Takes a copy of the record out of the browser without starting the app: for when it will not start.

import { keeper, newest } from "./keeper.js";

// Whether there is a record on this device.
export async function isThere() {
  return Boolean(newest(await keeper.names()));
}

// Hands the newest kept record to the parent as a file, as it lies in the database, and gives words about that.
export async function saveCopy() {
  const name = newest(await keeper.names());
  if (!name) return "There is nothing in your record on this device yet.";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([await keeper.read(name)]));
  link.download = `sen-diary-copy-${new Date().toISOString().slice(0, 10)}.record`;
  link.click();
  return "Your copy was handed to this device. Look in your downloads, and keep it: a later version of SEN Diary can open it.";
}
