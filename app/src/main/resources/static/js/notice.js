/**
 * The line that says what was done stays on the page. Its code leaves the address, so that a reload does not say it
 * again.
 */
export function forgetNotice() {
  if (document.querySelector("[data-notice]")) {
    const address = new URL(location.href);
    address.searchParams.delete("done");
    history.replaceState(history.state, "", address);
  }
}
