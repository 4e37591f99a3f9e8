import { expect, test } from "vitest";
import { pick } from "./pick";

function press(on: Element, key: string): boolean {
  return on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

test("an open picker keeps Enter and Escape to itself, a closed one and other keys do what they do anywhere", () => {
  document.body.innerHTML = '<input data-pick aria-expanded="false">';
  const running = pick();
  const input = document.querySelector("input") as HTMLInputElement;
  expect(press(input, "Enter")).toBe(true);
  input.setAttribute("aria-expanded", "true");
  expect(press(input, "Enter")).toBe(false);
  expect(press(input, "Escape")).toBe(false);
  expect(press(input, "a")).toBe(true);
  running.stop();
});
