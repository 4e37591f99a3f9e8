import { setCookie } from "../cookies";

const KEY = "catalog.rail";

export function isNarrow(): boolean {
  return document.documentElement.dataset["rail"] === "narrow";
}

/** The rail folds to its icons by hand; a cookie tells the server, so that the next page comes folded at once. */
export function rail(): { stop: () => void } {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.target.closest("[data-rail-toggle]") === null) return;
    const narrow = !isNarrow();
    if (narrow) document.documentElement.dataset["rail"] = "narrow";
    else delete document.documentElement.dataset["rail"];
    setCookie(KEY, narrow ? "narrow" : "wide");
    tell();
  });
  const watch = new MutationObserver(tell);
  watch.observe(document.body, { childList: true, subtree: true });
  tell();
  return { stop: () => watch.disconnect() };
}

/** Pages are rendered anew under the button, which has to go on telling the truth. */
function tell(): void {
  const button = document.querySelector("[data-rail-toggle]");
  const open = String(!isNarrow());
  if (button !== null && button.getAttribute("aria-expanded") !== open) button.setAttribute("aria-expanded", open);
}
