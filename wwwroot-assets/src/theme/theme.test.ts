import { beforeEach, expect, test } from "vitest";
import { cookie } from "../cookies";
import { choose, chosen, following } from "./theme";

beforeEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset["theme"];
});

test("a choice stands in the page, in the browser and in the cookie the server reads", () => {
  choose("dark");
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  expect(chosen()).toBe("dark");
  expect(cookie("catalog.theme")).toBe("dark");
});

test("going back to the system leaves no attribute", () => {
  choose("dark");
  choose("system");
  expect(document.documentElement.dataset["theme"]).toBeUndefined();
  expect(chosen()).toBe("system");
});

test("the first click always changes what is seen", () => {
  expect(following("system", true)).toBe("light");
  expect(following("system", false)).toBe("dark");
});

test("three clicks come back to the start", () => {
  expect(following(following(following("system", false), false), false)).toBe("system");
});
