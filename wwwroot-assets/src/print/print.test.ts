import { expect, test, vi } from "vitest";
import { print } from "./print";

print();

test("only a click on such a button prints", () => {
  const printed = vi.fn();
  vi.stubGlobal("print", printed);
  document.body.innerHTML = "<button data-print><b>Print</b></button><button id='other'>Other</button>";
  document.querySelector("#other")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  expect(printed).not.toHaveBeenCalled();
  document.querySelector("b")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  expect(printed).toHaveBeenCalledOnce();
});

test.each([undefined, "dark"])("paper is light, and afterwards everything looks as before (%s)", (theme) => {
  const look = document.documentElement.dataset;
  if (theme === undefined) delete look["theme"];
  else look["theme"] = theme;
  window.dispatchEvent(new Event("beforeprint"));
  expect(look["theme"]).toBe("light");
  window.dispatchEvent(new Event("afterprint"));
  expect(look["theme"]).toBe(theme);
});
