/** Buttons with `data-print` print the page, in the light: paper is white, and printers leave dark grounds out. */
export function print(): void {
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-print]") !== null) window.print();
  });
  const look = document.documentElement.dataset;
  let before: string | undefined;
  window.addEventListener("beforeprint", () => {
    before = look["theme"];
    look["theme"] = "light";
  });
  window.addEventListener("afterprint", () => {
    if (before === undefined) delete look["theme"];
    else look["theme"] = before;
  });
}
