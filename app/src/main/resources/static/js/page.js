import { copyOnClick, offerCopies } from "./copy.js";
import { closeMenus } from "./menu.js";
import { forgetNotice } from "./notice.js";
import { followTheme } from "./theme-toggle.js";

// What every page has more of when scripts run. Each page works without.
followTheme();
closeMenus();
forgetNotice();
copyOnClick();
showScripted(document);

// What htmx swaps in comes as a page without scripts would have it.
document.addEventListener("htmx:load", (event) => showScripted(event.detail.elt.parentElement ?? document));

function showScripted(root) {
  offerCopies(root);
  for (const element of root.querySelectorAll("[data-with-script]")) {
    element.hidden = false;
  }
  if (window.htmx) {
    for (const element of root.querySelectorAll("[data-without-script]")) {
      element.hidden = true;
    }
  }
}
