import { beforeEach, expect, test, vi } from "vitest";
import { showRefusal } from "./refusal";

const scrolled = vi.fn();

beforeEach(() => {
  scrolled.mockClear();
  HTMLElement.prototype.scrollIntoView = function (this: HTMLElement) { scrolled(this.id); };
});

test("the first wrong field that is shown is entered", () => {
  document.body.innerHTML = `<main><form><div class="note invalid" role="alert" id="said">2 fields need another look.</div>
    <div hidden><input id="elsewhere" aria-invalid="true"></div><input id="fine"><input id="wrong" aria-invalid="true"><input id="next" aria-invalid="true"></form></main>`;
  showRefusal();
  expect(document.activeElement?.id).toBe("wrong");
  expect(scrolled).toHaveBeenCalledExactlyOnceWith("wrong");
});

test("where no field is wrong, what is said of the whole is shown and read out", () => {
  document.body.innerHTML = '<main><form><div class="note suspect" role="note" id="said">Somebody changed this.</div><input></form></main>';
  showRefusal();
  expect(document.activeElement?.id).toBe("said");
  expect(scrolled).toHaveBeenCalledExactlyOnceWith("said");
});

test("where nothing is said, nobody is moved", () => {
  document.body.innerHTML = "<main><form><input id='here'></form></main>";
  document.querySelector<HTMLElement>("#here")?.focus();
  showRefusal();
  expect(document.activeElement?.id).toBe("here");
});
