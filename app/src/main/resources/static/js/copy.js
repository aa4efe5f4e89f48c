const SHOWN_FOR = 2000;

/** Copy buttons are there only when they work. "Copied" is announced, because the button keeps the focus. */
export function offerCopies(root = document) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = false;
  }
}

export function copyOnClick() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (button && (await copy(button.dataset.copy))) {
      say(button);
    }
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOldWay(text);
  }
}

/** The clipboard interface is missing on http addresses other than localhost. */
function copyOldWay(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

function say(button) {
  const word = button.querySelector("[data-copy-word]");
  const icon = button.querySelector("use");
  if (word.dataset.before !== undefined) {
    return;
  }
  word.dataset.before = word.textContent;
  word.textContent = "Copied";
  word.setAttribute("role", "status");
  icon.setAttribute("href", "/icons.svg#check");
  setTimeout(() => {
    word.textContent = word.dataset.before;
    delete word.dataset.before;
    icon.setAttribute("href", "/icons.svg#copy");
  }, SHOWN_FOR);
}
