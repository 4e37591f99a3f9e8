import { STATES, type State } from "../protocol";

export interface Colours {
  canvas: string;
  surface: string;
  text: string;
  text2: string;
  text3: string;
  control: string;
  strong: string;
  edge: string;
  primary: string;
  impact: string;
  mark: string;
  hull: string;
  /** On a state's colour. */
  ink: string;
  states: Record<State, string>;
}

/** Read once for each theme; the canvas cannot follow variables by itself. */
export function coloursOf(element: Element): Colours {
  if (matchMedia("(forced-colors: active)").matches) {
    const states = Object.fromEntries(STATES.map((state) => [state, "CanvasText"])) as Record<State, string>;
    return {
      canvas: "Canvas", surface: "Canvas", text: "CanvasText", text2: "CanvasText", text3: "CanvasText", control: "CanvasText", strong: "GrayText", edge: "CanvasText",
      primary: "Highlight", impact: "Highlight", mark: "Mark", hull: "Canvas", ink: "Canvas", states,
    };
  }
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(`--ct-${name}`).trim();
  return {
    canvas: read("canvas"), surface: read("surface"), text: read("text"), text2: read("text-2"), text3: read("text-3"), control: read("control"), strong: read("border-strong"),
    edge: read("edge"), primary: read("primary"), impact: read("suspect-solid"), mark: read("mark"), hull: read("surface-3"), ink: read("ink"),
    states: Object.fromEntries(STATES.map((state) => [state, read(`${state.toLowerCase()}-solid`)])) as Record<State, string>,
  };
}

/** Calls back when light becomes dark, or the system takes over the colours. */
export function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", changed);
  };
}
