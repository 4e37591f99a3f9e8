import type { State } from "../protocol";
import { svg } from "./element";

/** Drawings on a 16 px grid, as in the rest of the portal; `c` is currentColor, `s` the state's colour, `i` the ink on it. */
export const DRAWINGS = {
  product: '<path d="M3.5 2h7A1.5 1.5 0 0 1 12 3.5v2.2M12 10.3v2.2a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 2 12.5v-9A1.5 1.5 0 0 1 3.5 2" class="ln-c"/><rect x="10.2" y="6.2" width="3.6" height="3.6" rx=".8" class="ln-cf"/>',
  domain: '<path d="M1.8 5.2V4a1.5 1.5 0 0 1 1.5-1.5h2.6l1.5 1.6h5.3A1.5 1.5 0 0 1 14.2 5.6v6.4a1.5 1.5 0 0 1-1.5 1.5H3.3A1.5 1.5 0 0 1 1.8 12z" class="ln-c"/>',
  dataset: '<path d="M2 2.5h12v11H2zM2 6.2h12M6.5 6.2v7.3" class="ln-c"/>',
  job: '<path d="M2 4h7.5L14 8l-4.5 4H2l2.6-4z" class="ln-c"/>',
  stack: '<path d="M2 5.5h9v8H2zM4.5 5.5v-2.5h9v8h-2.5" class="ln-c"/>',
  masked: '<rect x="3" y="7" width="10" height="7" rx="1.2" class="ln-cf"/><path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" class="ln-c"/>',
  columns: '<path d="M5.5 2.5v11M10.5 2.5v11M2.5 2.5h11v11h-11z" class="ln-c"/>',
} as const;

export const STATE_DRAWINGS: Record<State, string> = {
  VALID: '<circle cx="8" cy="8" r="7" class="ln-sf"/><path d="M4.8 8.3l2.2 2.2 4.3-4.7" class="ln-i"/>',
  SUSPECT: '<path d="M8 1.1c.5 0 .9.25 1.15.68l6 10.55c.52.9-.12 1.97-1.15 1.97H2c-1.03 0-1.67-1.07-1.15-1.97l6-10.55C7.1 1.35 7.5 1.1 8 1.1z" class="ln-sf"/><path d="M8 5.2v4M8 11.3v.6" class="ln-i"/>',
  INVALID: '<path d="M5.3 1h5.4a.9.9 0 0 1 .64.26l3.4 3.4a.9.9 0 0 1 .26.64v5.4a.9.9 0 0 1-.26.64l-3.4 3.4a.9.9 0 0 1-.64.26H5.3a.9.9 0 0 1-.64-.26l-3.4-3.4A.9.9 0 0 1 1 10.7V5.3a.9.9 0 0 1 .26-.64l3.4-3.4A.9.9 0 0 1 5.3 1z" class="ln-sf"/><path d="M5.5 5.5l5 5m0-5l-5 5" class="ln-i"/>',
  STALE: '<circle cx="8" cy="8" r="6.2" class="ln-s"/><path d="M8 4.6V8l2.4 1.5" class="ln-s"/>',
  UNKNOWN: '<circle cx="8" cy="8" r="6.3" class="ln-s ln-dash"/><path d="M6.3 6.4c.1-1 .8-1.6 1.8-1.6s1.7.6 1.7 1.5c0 1.2-1.7 1.2-1.7 2.5M8.1 11v.3" class="ln-s"/>',
};

/** Drawings are parsed once and then copied: cards come and go all the time while one pans. */
const drawn = new Map<string, SVGElement>();

function icon(name: string, drawing: string, attributes: Record<string, string>): SVGElement {
  let model = drawn.get(name);
  if (model === undefined) {
    model = svg("svg", { viewBox: "0 0 16 16", ...attributes });
    model.innerHTML = drawing;
    drawn.set(name, model);
  }
  return model.cloneNode(true) as SVGElement;
}

export function kindIcon(kind: keyof typeof DRAWINGS): SVGElement {
  return icon(kind, DRAWINGS[kind], { class: "ln-icon", "aria-hidden": "true" });
}

/** The shape and, for those who do not see it, the word. */
export function stateIcon(state: State): SVGElement {
  return icon(state, STATE_DRAWINGS[state], { class: `ln-icon ln-${state.toLowerCase()}`, role: "img", "aria-label": state });
}
