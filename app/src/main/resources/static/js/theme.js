/*
 * Puts the remembered theme on the page before it is drawn. Loaded in the head, blocking, and as small as that demands;
 * theme-toggle.js does the rest. Nothing remembered means: as the system has it.
 */
(function () {
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") {
      document.documentElement.dataset.bsTheme = theme;
    }
  } catch {
    // Storage is forbidden here; the system's theme holds.
  }
})();
