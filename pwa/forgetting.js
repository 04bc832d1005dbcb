// After the record was deleted: what else this browser has of it, beside the database that keeper.js empties.

import { forget } from "./news.js";
import { wishes as reminding } from "./remind.js";

const THEME = "sen-diary-theme";

export const wishes = {
  // The days on which something is due, what was said of them, the number on the icon, and the colours that were chosen.
  // The app's own files stay, and so does what is only about this browser.
  async erased() {
    forget(THEME);
    delete document.documentElement.dataset.theme;
    await navigator.clearAppBadge?.().catch(() => {});
    const found = await navigator.serviceWorker?.getRegistration();
    const shown = (await found?.getNotifications?.().catch(() => [])) ?? [];
    for (const notification of shown) notification.close();
    await reminding.days("[]");
    await reminding.quiet();
  },
};
