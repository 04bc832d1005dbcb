// Before anything is painted: the colours that the parent has chosen in the app, instead of those of the phone.
try {
  const chosen = localStorage.getItem("sen-diary-theme") || "";
  const bar = { light: "#FBF7F0", dark: "#12191B" }[chosen];
  document.documentElement.dataset.theme = chosen;
  for (const meta of bar ? document.querySelectorAll("meta[name=theme-color]") : []) meta.content = bar;
} catch { /* no storage */ }
