import { expect, test } from "vitest";
import { cookie } from "../cookies";
import { zone } from "./zone";

test("the first visit leaves the zone for the server", () => {
  zone();
  expect(cookie("catalog.zone")).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
});
