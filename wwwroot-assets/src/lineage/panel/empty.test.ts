import { describe, expect, it, vi } from "vitest";
import { EVERYTHING, type Question } from "../api";
import type { LineageStore } from "../store/store";
import { Empty } from "./empty";

const storeOf = (state: string, nodes: number, question: Partial<Question> = {}): LineageStore =>
  ({ state, picture: { scene: { nodes: Array.from({ length: nodes }) } }, question: { ...EVERYTHING, ...question } }) as unknown as LineageStore;

describe("where there is nothing to show", () => {
  it("says what lineage comes from", () => {
    const empty = new Empty(storeOf("ready", 0), vi.fn());

    expect(empty.render()).toBe(true);
    expect(empty.root.hidden).toBe(false);
    expect(empty.root.textContent).toContain("No lineage yet");
    expect(empty.root.querySelector<HTMLElement>(".r")!.hidden).toBe(true);
  });

  it("offers to clear a filter that leaves nothing", () => {
    const unfiltered = vi.fn();
    const empty = new Empty(storeOf("ready", 0, { filter: ["domain:sales"] }), unfiltered);

    empty.render();
    empty.root.querySelector("button")!.click();

    expect(empty.root.textContent).toContain("Nothing passes this filter");
    expect(unfiltered).toHaveBeenCalledOnce();
  });

  it.each([["loading", 0], ["error", 0], ["ready", 1]])("stays away while it is %s with %i cards", (state, nodes) => {
    const empty = new Empty(storeOf(state, nodes), vi.fn());

    expect(empty.render()).toBe(false);
    expect(empty.root.hidden).toBe(true);
  });
});
