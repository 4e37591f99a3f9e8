import { element, svg } from "../dom/element";
import { kindIcon } from "../dom/icons";
import { SHORTCUTS } from "../render/keys";
import type { GraphView } from "../render/view";
import { things } from "../store/graph";
import { HEAVIEST } from "../store/scene";
import type { LineageStore } from "../store/store";
import { count, figure } from "../words";

/** What lies over the graph's corners: what is shown, the map, the legend, the zoom. */
export class Floats {
  readonly shown = element("div", { class: "ln-shown ln-float" });
  readonly bottom: HTMLElement;
  readonly text = element("span");
  private readonly all = element("button", { type: "button", class: "lnk" }, "Draw all of them");
  private readonly zoom = element("output", { "aria-label": "Zoom" });

  constructor(private readonly store: LineageStore, private readonly view: GraphView, drawAll: () => void) {
    this.all.addEventListener("click", drawAll);
    const press = (name: string, label: string, deed: () => void): HTMLElement => element("button", { type: "button", "aria-label": label, onclick: deed }, name);
    const zoom = element("div", { class: "ln-zoom", role: "group", "aria-label": "Zoom" },
      press("−", "Zoom out", () => view.zoomBy(0.7)), this.zoom, press("+", "Zoom in", () => view.zoomBy(1.4)), press("Fit", "Fit all of it", () => view.fit()));
    this.shown.append(this.text, " ", this.all);
    this.bottom = element("div", { class: "ln-bottom ln-float" }, view.minimap.canvas, legend(), element("span", { class: "sp" }), zoom);
  }

  render(): void {
    const { store } = this;
    const { scene, routed } = store.picture;
    const stacks = scene.nodes.filter((node) => node.kind === "stack");
    const real = scene.nodes.length - stacks.length;
    const folded = scene.hidden;
    const masked = scene.nodes.filter((node) => node.kind === "masked").length;
    const total = Math.max(store.graph.total, real + folded);
    const { question, graph, rolledUp } = store;
    const parts = [real === total ? things(scene.nodes) : `${figure(real)} of ${count(total, "card")} shown`];
    if (folded > 0) parts.push(`${figure(folded)} folded by you`);
    if (graph.filtered > 0) parts.push(`${figure(graph.filtered)} left out by the filter`);
    if (question.asOf !== null) parts.push(`as of ${question.asOf}`);
    if (question.to !== null) parts.push("only what lies between the two");
    const text = `${parts.join(", ")}.${rolledUp === null ? "" : ` ${figure(rolledUp)} datasets and jobs are rolled up.`}${routed.length < scene.edges.length ? ` Of ${figure(scene.edges.length)} edges the ${HEAVIEST} heaviest in and out of each are drawn; choose a card to see all of its own.` : ""}${masked > 0 ? ` ${masked === 1 ? "One gap" : `${masked} gaps`} you may not see into.` : ""}${store.failure === null ? "" : ` ${store.failure}`}`;
    if (this.text.textContent !== text) this.text.textContent = text;
    this.all.hidden = rolledUp === null;
    this.zoom.textContent = `${Math.max(1, Math.round(this.view.camera.zoom * 100))} %`;
  }
}

export function shortcuts(): HTMLElement {
  return element("details", { class: "ln-keys" }, element("summary", {}, "Keys"),
    element("dl", { id: "ln-keys" }, ...SHORTCUTS.flatMap(([key, what]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, what)])));
}

function legend(): HTMLElement {
  const line = (css: string, word: string): HTMLElement => {
    const drawing = svg("svg", { viewBox: "0 0 22 14", class: "ln-line", "aria-hidden": "true" });
    drawing.append(svg("path", { d: "M1 7h20", class: css }));
    return element("span", {}, drawing, word);
  };
  return element("div", { class: "ln-legend" },
    ...(["product", "dataset", "job"] as const).map((kind) => element("span", {}, kindIcon(kind), kind[0]!.toUpperCase() + kind.slice(1))),
    line("ln-l-impact", "Impact"), line("ln-l-inferred", "Inferred or proposed"), shortcuts());
}
