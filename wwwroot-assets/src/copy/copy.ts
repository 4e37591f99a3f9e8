/** Buttons with `data-copy` put its text on the clipboard and say so. */
export function copy(): void {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-copy]") : null;
    if (button === null) return;
    void put(button.dataset["copy"] ?? "").then((done) => say(button, done ? "Copied" : "Select the text and copy it"));
  });
}

async function put(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused outside a secure context or by permission; the person is told and can select the text.
    return false;
  }
}

function say(button: HTMLElement, words: string): void {
  const label = button.dataset["label"] ?? button.getAttribute("aria-label") ?? "";
  button.dataset["label"] = label;
  button.setAttribute("aria-label", words);
  button.setAttribute("title", words);
  button.classList.add("said");
  setTimeout(() => {
    button.setAttribute("aria-label", label);
    button.setAttribute("title", "Copy");
    button.classList.remove("said");
  }, 2000);
}
