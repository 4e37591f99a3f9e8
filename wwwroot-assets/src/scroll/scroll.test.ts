import { beforeEach, expect, test, vi } from "vitest";
import { entryId, scroll } from "./scroll";

beforeEach(() => sessionStorage.clear());

test("an entry keeps its id and the state that was there", () => {
  history.replaceState({ theirs: 1 }, "");
  const id = entryId();
  expect(entryId()).toBe(id);
  expect((history.state as { theirs: number }).theirs).toBe(1);
});

test("coming back waits until the content is tall enough", async () => {
  const to = vi.fn();
  vi.stubGlobal("scrollTo", to);
  let height = 100;
  Object.defineProperty(document.documentElement, "scrollHeight", { get: () => height, configurable: true });
  sessionStorage.setItem(`catalog.scroll.${entryId()}`, "900");
  scroll();
  expect(to).not.toHaveBeenCalled();
  height = 5000;
  await vi.waitFor(() => expect(to).toHaveBeenCalledWith(0, 900));
});
