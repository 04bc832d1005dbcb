// Before anything is painted: the colours that the parent has chosen in the app, instead of those of the phone.
try { document.documentElement.dataset.theme = localStorage.getItem("sen-diary-theme") ?? ""; } catch { /* no storage */ }
