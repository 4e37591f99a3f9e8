import { expect, test, vi } from "vitest";
import { copy } from "./copy";

test("a click copies the text and says so", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  document.body.innerHTML = '<button data-copy="SELECT 1" aria-label="Copy SQL"><svg></svg></button>';
  copy();
  document.querySelector("svg")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  await vi.waitFor(() => expect(document.querySelector("button")?.getAttribute("aria-label")).toBe("Copied"));
  expect(writeText).toHaveBeenCalledWith("SELECT 1");
});
