const SHOWN_FOR = 6000;

/**
 * Turns the line that says what was done into a toast, and takes its code out of the address, so that a reload does not
 * say it again.
 */
export function showToast() {
  const line = document.querySelector("[data-toast]");
  if (!line) {
    return;
  }
  forgetCode();
  line.classList.add("toast-line");
  line.tabIndex = -1;

  const close = () => line.remove();
  let timer = setTimeout(close, SHOWN_FOR);
  line.addEventListener("focusin", () => clearTimeout(timer));
  line.addEventListener("pointerenter", () => clearTimeout(timer));
  line.addEventListener("pointerleave", () => (timer = setTimeout(close, SHOWN_FOR)));
  document.addEventListener("keydown", (event) => event.key === "Escape" && close(), { once: false });
}

function forgetCode() {
  const address = new URL(location.href);
  address.searchParams.delete("done");
  history.replaceState(history.state, "", address);
}
