/*
 * Each newer preview brings the hints below the fields with it. A field whose hint tells a mistake says so itself, for
 * those who hear the page.
 */
document.addEventListener("htmx:afterSettle", () => {
  for (const hint of document.querySelectorAll(".builder-form .hint[id]")) {
    const field = document.getElementById(hint.id.replace(/-hint$/, ""));
    if (hint.classList.contains("hint-error")) {
      field?.setAttribute("aria-invalid", "true");
    } else {
      field?.removeAttribute("aria-invalid");
    }
  }
});
