const ORDER = ["auto", "light", "dark"];

/** The button in the top bar goes round auto, light and dark, and remembers where it stopped. */
export function followTheme() {
  const button = document.querySelector("[data-theme-toggle]");
  if (!button) {
    return;
  }
  button.hidden = false;
  show(button, current());
  button.addEventListener("click", () => {
    const next = ORDER[(ORDER.indexOf(current()) + 1) % ORDER.length];
    remember(next);
    show(button, next);
  });
}

function current() {
  return document.documentElement.dataset.bsTheme ?? "auto";
}

function remember(theme) {
  if (theme === "auto") {
    delete document.documentElement.dataset.bsTheme;
  } else {
    document.documentElement.dataset.bsTheme = theme;
  }
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // Storage is forbidden here; the theme holds until the next page.
  }
}

function show(button, theme) {
  button.setAttribute("aria-label", `Theme: ${theme}`);
  button.title = `Theme: ${theme}`;
  button.querySelector("use").setAttribute("href", `/icons.svg#theme-${theme}`);
}
