import { expect, test } from "vitest";
import { isNarrow, rail } from "./rail";

test("the rail folds, says so, and the next page knows", () => {
  document.body.innerHTML = "<button data-rail-toggle aria-expanded=\"true\"><span>Fold</span></button>";
  const watch = rail();
  document.querySelector<HTMLElement>("span")?.click();
  expect(isNarrow()).toBe(true);
  expect(document.cookie).toContain("catalog.rail=narrow");
  expect(document.querySelector("button")?.getAttribute("aria-expanded")).toBe("false");
  document.querySelector<HTMLElement>("button")?.click();
  expect(isNarrow()).toBe(false);
  expect(document.cookie).toContain("catalog.rail=wide");
  watch.stop();
});
