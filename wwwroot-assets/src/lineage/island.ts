import { placeIn, searchOf, type Place } from "./address";
import { EVERYTHING, LineageApi, type Question } from "./api";
import { element } from "./dom/element";
import { edgesCsv, impactCsv, nodesCsv } from "./export/csv";
import { dot, mermaid, MOST_FOR_TEXT } from "./export/mermaid";
import { toPng } from "./export/png";
import { save } from "./export/save";
import { toSvg, whole, type Frame } from "./export/svg";
import { LayoutClient } from "./layout/client";
import type { Direction, Level } from "./protocol";
import { Details } from "./panel/details";
import { Empty } from "./panel/empty";
import { Floats } from "./panel/floats";
import { Toolbar } from "./panel/toolbar";
import { Tree } from "./panel/tree";
import { toPicture } from "./render/camera";
import { coloursOf } from "./render/colours";
import { fieldLines } from "./render/fieldLines";
import { keys } from "./render/keys";
import { GraphView } from "./render/view";
import { title } from "./store/graph";
import { LineageStore, type Change } from "./store/store";
import { Table } from "./table/table";

export interface Options {
  endpoint: string;
  root: string | null;
  level: Level;
  up: number;
  down: number;
  /** Whether the page's address follows what is seen; an embedded view leaves it alone. */
  addressed: boolean;
  /** Lets tests and measurements look inside, as `window.__lineage`. */
  probe: boolean;
}

const PHONE = "(max-width: 768px)";
const ADDRESS_MS = 250;

/** The lineage view in its element: it needs nothing from the page but the options, and goes on when the circuit is gone. */
export class Island {
  readonly store: LineageStore;
  readonly view: GraphView;
  private readonly layouts = new LayoutClient();
  private readonly toolbar: Toolbar;
  private readonly tree: Tree;
  private readonly details: Details;
  private readonly table: Table;
  private readonly floats: Floats;
  private readonly empty: Empty;
  private readonly live = element("div", { class: "vh", "aria-live": "polite", "data-testid": "lineage-live" });
  private readonly graphPane: HTMLElement;
  private asTable: boolean;
  private chosenTable: boolean | null;
  private readonly page = location.pathname;
  private addressing: ReturnType<typeof setTimeout> | undefined;

  constructor(private host: HTMLElement, private readonly options: Options) {
    const place = placeIn(options.addressed ? location.search : "", this.fallback());
    this.store = new LineageStore(new LineageApi(options.endpoint), this.layouts, place.question);
    this.store.selected = place.selected;
    this.store.query = place.query;
    this.chosenTable = place.table;
    this.asTable = place.table ?? matchMedia(PHONE).matches;
    this.view = new GraphView(this.store, { press: (id, edge, event) => this.press(id, edge, event), moved: () => this.moved() });
    if (place.camera !== null) this.view.keepCamera(place.camera);
    this.tree = new Tree(this.store, { select: (id) => this.go(id), leave: () => this.goBack() });
    this.tree.field.value = place.query;
    this.table = new Table(this.store, { select: (id) => this.select(id), csv: () => void this.save("CSV of nodes") });
    this.details = new Details(this.store, {
      impact: (id) => void this.store.showImpact(id), csv: () => this.save("impact"), focusOn: (id) => this.go(id),
      between: (root, to) => this.ask({ root, to }), close: () => this.clear(),
    });
    this.toolbar = new Toolbar(this.store, {
      level: (level) => this.ask({ level, whole: false }), filter: (filter, asOf) => this.ask({ filter, asOf }), around: () => this.ask({ to: null }), steps: (up, down) => this.ask({ up, down }), width: (limitPerNode) => this.ask({ limitPerNode }),
      table: (on) => this.show(on), save: (as) => void this.save(as),
    });
    this.floats = new Floats(this.store, this.view, () => this.ask({ level: "dataset", whole: true }));
    this.empty = new Empty(this.store, () => this.ask({ filter: [], asOf: null }));
    this.graphPane = element("div", { class: "ln-graph" }, this.view.viewport, this.floats.shown, this.floats.bottom);
    host.replaceChildren(this.toolbar.root, this.tree.root, element("div", { class: "ln-middle" }, this.empty.root, this.graphPane, this.table.root), this.details.root, this.live);
    keys(this.store, this.view, {
      table: () => this.show(true), search: () => this.find(), impact: (id) => void this.store.showImpact(id), select: (id) => this.select(id), clear: () => this.clear(),
      lettersOff: () => localStorage.getItem("catalog.keys.off") === "1",
    });
    this.view.viewport.addEventListener("click", (event) => this.act(event));
    this.view.viewport.addEventListener("change", (event) => this.filter(event));
    this.store.onChange((change, anchor) => this.changed(change, anchor));
    this.render();
    void this.store.load().then(() => this.restore(place));
  }

  /** What was chosen in the place that the address names, as far as it is still there. */
  private async restore({ selected, way, column, impact }: Place): Promise<void> {
    if (selected === null || this.store.selected !== selected) return;
    if (way !== null && this.store.picture.scene.row.has(way)) this.store.choosePathTo(way);
    if (column !== null) await this.store.lockColumn(selected, column);
    if (impact !== null) await this.store.showImpact(selected, impact);
  }

  update(options: Pick<Options, "root">): void {
    if (options.root === this.store.question.root) return;
    this.store.question = { ...this.store.question, root: options.root };
    this.store.choose(null);
    this.view.refit();
    void this.store.load();
  }

  /** Goes on in another element. */
  moveTo(host: HTMLElement): void {
    host.replaceChildren(...this.host.childNodes);
    this.host = host;
    this.host.dataset["zoom"] = this.view.camera.zoom.toFixed(3);
    this.render();
  }

  dispose(): void {
    clearTimeout(this.addressing);
    this.view.dispose();
    this.layouts.dispose();
    this.store.api.dispose();
    this.host.replaceChildren();
  }

  private fallback(): Question {
    const { root, level, up, down } = this.options;
    return { ...EVERYTHING, root, level, up, down };
  }

  private ask(change: Partial<Question>): void {
    this.store.question = { ...this.store.question, ...change };
    this.view.refit();
    this.moved();
    void this.store.load();
  }

  private show(table: boolean): void {
    this.asTable = this.chosenTable = table;
    this.render();
    this.moved();
    this.goBack();
  }

  /** To where one can go on by keys. */
  private goBack(): void {
    (this.asTable ? this.table.root : this.view.viewport).focus({ preventScroll: true });
  }

  private select(id: string | null): void {
    const node = id === null ? undefined : this.store.picture.scene.nodes[this.store.picture.scene.row.get(id) ?? -1];
    if (node?.kind === "stack") void this.store.lookInto(node);
    this.details.edge = null;
    if (this.store.impact !== null) this.store.hideImpact();
    if (id !== null) this.view.focused = id;
    this.store.choose(id);
    this.moved();
  }

  /** Selects it and brings it into view. */
  private go(id: string): void {
    if (!this.store.picture.scene.row.has(id)) return;
    this.select(id);
    if (!this.asTable) this.view.reveal(id);
  }

  private find(): void {
    this.tree.field.focus();
    this.tree.field.select();
  }

  private clear(): void {
    this.details.edge = null;
    this.tree.field.value = "";
    void this.store.unlockColumn();
    this.store.query = "";
    if (this.store.impact !== null) this.store.hideImpact();
    this.store.choose(null);
    this.moved();
  }

  private press(id: string | null, edge: number | null, event: MouseEvent): void {
    if (id !== null && event.detail > 1) this.view.reveal(id);
    this.select(id);
    if (id === null && edge !== null) {
      this.details.edge = edge;
      this.details.render();
    }
  }

  /** A press on a card, or on a part of one. */
  private act(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const id = event.target.closest<HTMLElement>(".ln-card")?.dataset["nodeId"];
    if (id === undefined) return;
    const part = event.target.closest<HTMLElement>("[data-act]");
    const dir = (part?.dataset["dir"] ?? "down") as Direction;
    const open = this.store.columns.open.get(id);
    switch (part?.dataset["act"]) {
      case "expand": return void this.grow(id, dir);
      case "collapse": return void this.store.collapse(id, dir);
      case "columns": return void this.store.toggleColumns(id);
      case "field": return void this.store.lockColumn(id, part!.dataset["field"]!);
      case "before": return void this.store.pageColumns(id, Math.max(0, open!.from - 10), open!.query);
      case "after": return void this.store.pageColumns(id, open!.from + 10, open!.query);
      case "filter": return;
      default: this.select(id === this.store.selected ? null : id);
    }
    this.view.viewport.focus({ preventScroll: true });
  }

  private filter(event: Event): void {
    if (!(event.target instanceof HTMLInputElement) || event.target.dataset["act"] !== "filter") return;
    const id = event.target.closest<HTMLElement>(".ln-card")?.dataset["nodeId"];
    if (id !== undefined) void this.store.pageColumns(id, 0, event.target.value);
  }

  private grow(id: string, dir: Direction): Promise<void> {
    return this.store.expand(id, dir);
  }

  private changed(change: Change, anchor: string | null): void {
    if (change === "picture") this.view.take(anchor);
    else if (change === "choice") this.view.refresh();
    if (change === "choice" && this.store.selected !== null) this.moved();
    this.render();
  }

  private render(): void {
    const { store, host } = this;
    const { scene } = store.picture;
    host.dataset["state"] = store.state;
    host.dataset["nodes"] = String(scene.nodes.length);
    host.dataset["edges"] = String(scene.edges.length);
    host.dataset["level"] = store.question.level;
    host.toggleAttribute("data-table", this.asTable);
    const none = this.empty.render();
    this.graphPane.hidden = none || this.asTable;
    this.table.root.hidden = none || !this.asTable;
    this.toolbar.render(this.asTable);
    this.tree.render();
    this.details.render();
    this.floats.render();
    if (this.asTable) this.table.render();
    const root = store.graph.root === null ? null : store.graph.nodes.get(store.graph.root);
    this.view.viewport.setAttribute("aria-label", `Lineage${root === null || root === undefined ? "" : ` of ${title(root)}`}, ${this.floats.text.textContent ?? ""}`);
    if (this.live.textContent !== store.said) this.live.textContent = store.said;
  }

  private moved(): void {
    this.host.dataset["zoom"] = this.view.camera.zoom.toFixed(3);
    this.floats.render();
    if (!this.options.addressed) return;
    clearTimeout(this.addressing);
    this.addressing = setTimeout(() => {
      // Somebody has gone on to another page, which is still on its way.
      if (location.pathname !== this.page) return;
      const { question, selected, query, pathTo, columns, impact } = this.store;
      const column = columns.locked?.node === selected ? (columns.locked?.field ?? null) : null;
      const camera = this.asTable || !this.view.held ? null : this.view.camera;
      const search = searchOf({ question, table: this.chosenTable, selected, query, camera, way: pathTo, column, impact: impact?.direction ?? null }, this.fallback());
      history.replaceState(history.state, "", location.pathname + search);
    }, ADDRESS_MS);
  }

  private async save(as: string): Promise<void> {
    const { store, view } = this;
    const colours = coloursOf(this.host);
    const name = (store.graph.root ?? "mesh").replaceAll(/[^\w-]+/g, "-").slice(0, 80);
    if (as === "impact") return save(`impact-${name}.csv`, impactCsv(store.impact!), "text/csv");
    if (as === "CSV of nodes") return save(`${name}-nodes.csv`, nodesCsv(store), "text/csv");
    if (as === "CSV of edges") return save(`${name}-edges.csv`, edgesCsv(store), "text/csv");
    if (as === "Mermaid" || as === "DOT") {
      if (store.picture.scene.nodes.length > MOST_FOR_TEXT) return this.say(`Text is for at most ${MOST_FOR_TEXT} nodes; take SVG or CSV.`);
      return save(`${name}.${as === "DOT" ? "dot" : "mmd"}`, as === "DOT" ? dot(store) : mermaid(store), "text/plain");
    }
    let frame: Frame = whole(store);
    if (as === "SVG of what is seen") {
      const [x, y] = toPicture(view.camera, view.size, 0, 0);
      frame = { x, y, width: view.size.width / view.camera.zoom, height: view.size.height / view.camera.zoom };
    }
    if (as === "PNG") save(`${name}.png`, await toPng(view.painting(new Set(), false, fieldLines(store)), frame), "image/png");
    else save(`${name}.svg`, toSvg(store, colours, location.origin, frame), "image/svg+xml");
  }

  private say(text: string): void {
    this.store.failure = text;
    this.store.said = text;
    this.render();
  }
}
