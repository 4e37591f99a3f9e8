import { expect, test, vi } from "vitest";
import { begin } from "./begin";

test("an island of the prerendered page begins with its element", async () => {
  const island = { begin: vi.fn() };
  const load = vi.fn(() => Promise.resolve(island));
  document.body.innerHTML = '<div data-island="_content/islands/some.js"></div>';
  begin(load);
  await vi.waitFor(() => expect(island.begin).toHaveBeenCalledWith(document.querySelector("[data-island]")));
  expect(load).toHaveBeenCalledWith(new URL("_content/islands/some.js", document.baseURI).href);
});

test("a page without one loads nothing", () => {
  const load = vi.fn();
  document.body.innerHTML = "<main></main>";
  begin(load);
  expect(load).not.toHaveBeenCalled();
});

test("nothing begins where the page was drawn anew before the module came", async () => {
  const island = { begin: vi.fn() };
  let loaded = (_: typeof island): void => undefined;
  document.body.innerHTML = '<div data-island="some.js"></div>';
  begin(() => new Promise((done) => (loaded = done)));
  document.body.replaceChildren();
  loaded(island);
  await Promise.resolve();
  expect(island.begin).not.toHaveBeenCalled();
});
