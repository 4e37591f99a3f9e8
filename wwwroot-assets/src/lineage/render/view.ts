import { element } from "../dom/element";
import type { LineageStore } from "../store/store";
import { boxesOf, bundlesOf, type Boxes, type Bundle } from "./boxes";
import { fitting, opening, READABLE, toPicture, toScreen, zoomedAt, type Camera, type Size } from "./camera";
import { Cards, MOST_CARDS } from "./cards";
import { coloursOf, onTheme, type Colours } from "./colours";
import { emphasisOf, type Emphasis } from "./emphasis";
import type { FieldLine } from "./fieldLines";
import { gestures } from "./gestures";
import { nodeAt, routeAt } from "./hit";
import { hullsOf, type Hull } from "./hulls";
import { Minimap } from "./minimap";
import { Overlay } from "./overlay";
import type { Painting } from "./painter";
import { Sheet } from "./sheet";

const TWEEN_MS = 180;
/** So many cards are gone through from where the flow begins; of more, and of the estate, the shape is seen first. */
const FEW = 300;
/** A hand that holds still for so long wants to read. */
const SETTLE_MS = 150;

/** The graph on the screen: a canvas for edges and for cards that move or are far, cards in the document where they can be read, and what stands over them. */
export class GraphView {
  readonly viewport = element("div", { class: "ln-viewport", role: "application", tabindex: 0, "aria-describedby": "ln-keys" });
  readonly minimap: Minimap;
  camera: Camera = { x: 0, y: 0, zoom: 1 };
  size: Size = { width: 0, height: 0 };
  focused: string | null = null;
  emphasis: Emphasis = { rows: null, edges: new Set(), kind: "none", found: new Set() };
  animate = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  private readonly sheet = new Sheet();
  private readonly cards: Cards;
  private readonly overlay: Overlay;
  private boxes: Boxes;
  private bundles: Bundle[] = [];
  hulls: Hull[] = [];
  private colours: Colours;
  private version = 0;
  private frame = 0;
  private moving = false;
  private tween = 0;
  private settling: ReturnType<typeof setTimeout> | undefined;
  private fitted = false;
  private drawn: LineageStore["picture"];
  private readonly stopTheme: () => void;
  private readonly resizes: ResizeObserver;

  constructor(
    private readonly store: LineageStore,
    private readonly on: { press(id: string | null, edge: number | null, event: MouseEvent): void; moved(): void },
  ) {
    this.cards = new Cards(store);
    this.overlay = new Overlay(store);
    this.minimap = new Minimap((x, y) => this.look({ ...this.camera, x, y }, false));
    this.viewport.append(this.sheet.canvas, this.overlay.layer, this.cards.layer);
    this.drawn = store.picture;
    this.boxes = boxesOf(store.picture);
    this.colours = coloursOf(document.body);
    this.stopTheme = onTheme(() => this.recolour());
    this.resizes = new ResizeObserver(() => this.resize());
    this.resizes.observe(this.viewport);
    gestures(this.viewport, {
      pan: (dx, dy) => this.gesture({ ...this.camera, x: this.camera.x - dx / this.camera.zoom, y: this.camera.y - dy / this.camera.zoom }),
      zoom: (x, y, factor) => this.gesture(zoomedAt(this.camera, this.size, x, y, factor)),
      rest: () => this.rest(),
      press: (event, x, y) => this.press(event, x, y),
    });
  }

  /** A new picture. What stood at the anchor stands there again; the first picture is fitted unless a camera is given. */
  take(anchor: string | null): void {
    const { picture } = this.store;
    const before = this.drawn;
    this.drawn = picture;
    this.boxes = boxesOf(picture);
    this.bundles = bundlesOf(picture);
    this.hulls = picture.grouped ? hullsOf(picture) : [];
    this.cards.replace();
    const row = anchor === null ? undefined : picture.scene.row.get(anchor);
    const was = anchor === null ? undefined : before.scene.row.get(anchor);
    if (row !== undefined && was !== undefined) {
      this.camera = { zoom: this.camera.zoom, x: this.camera.x + picture.x[row]! - before.x[was]!, y: this.camera.y + picture.y[row]! - before.y[was]! };
    } else if (!this.fitted && this.size.width > 0) {
      this.camera = this.opening();
    }
    this.minimap.take(picture, this.colours);
    this.refresh();
  }

  private opening(): Camera {
    const { picture, graph } = this.store;
    const root = graph.root === null ? undefined : picture.scene.row.get(graph.root);
    return opening(picture, this.size, !picture.rolled && picture.scene.nodes.length <= FEW, root === undefined ? null : { root, x: picture.x, y: picture.y, w: picture.w, h: picture.h });
  }

  keepCamera(camera: Camera): void {
    this.camera = camera;
    this.fitted = true;
  }

  /** Whether somebody has moved, so that the place is worth keeping. */
  get held(): boolean {
    return this.fitted;
  }

  /** The next picture is another one, to be seen as a whole. */
  refit(): void {
    this.fitted = false;
  }

  fit(): void {
    this.look(fitting(this.store.picture, this.size));
  }

  zoomBy(factor: number): void {
    this.look(zoomedAt(this.camera, this.size, this.size.width / 2, this.size.height / 2, factor));
  }

  /** Moves there in a moment, or at once for those who do not want motion. */
  look(camera: Camera, animated = true): void {
    cancelAnimationFrame(this.tween);
    this.fitted = true;
    if (!animated || !this.animate || this.store.picture.scene.nodes.length > 2000) {
      this.camera = camera;
      this.rest();
      return;
    }
    const from = this.camera;
    const began = performance.now();
    const step = (now: number): void => {
      const t = Math.min(1, Math.max(0, (now - began) / TWEEN_MS));
      const s = 1 - (1 - t) ** 3;
      this.camera = { x: from.x + (camera.x - from.x) * s, y: from.y + (camera.y - from.y) * s, zoom: from.zoom * (camera.zoom / from.zoom) ** s };
      if (t < 1) {
        this.moving = true;
        this.schedule();
        this.tween = requestAnimationFrame(step);
      } else this.rest();
    };
    this.tween = requestAnimationFrame(step);
  }

  /** As a finger would: what moves is what was painted last. */
  drag(camera: Camera): void {
    this.gesture(camera);
  }

  /** Brings a node into view, near enough to be read when it would be lost otherwise. */
  reveal(id: string, least = READABLE + 0.1): void {
    const { picture } = this.store;
    const row = picture.scene.row.get(id);
    if (row === undefined) return;
    const x = picture.x[row]! + picture.w[row]! / 2;
    const y = picture.y[row]! + picture.h[row]! / 2;
    const zoom = Math.max(this.camera.zoom, least);
    const [sx, sy] = toScreen(this.camera, this.size, x, y);
    const inside = sx > 120 && sy > 60 && sx < this.size.width - 120 && sy < this.size.height - 60;
    if (inside && zoom === this.camera.zoom) this.refresh();
    else this.look({ x, y, zoom });
  }

  locate(id: string): { x: number; y: number } | null {
    const { picture } = this.store;
    const row = picture.scene.row.get(id);
    if (row === undefined) return null;
    const [x, y] = toScreen(this.camera, this.size, picture.x[row]! + picture.w[row]! / 2, picture.y[row]! + Math.min(18, picture.h[row]! / 2));
    const box = this.viewport.getBoundingClientRect();
    return { x: x + box.left, y: y + box.top };
  }

  visibleRows(): number[] {
    const { x, y, w, h, scene } = this.store.picture;
    const [left, top] = toPicture(this.camera, this.size, -60, -60);
    const [right, bottom] = toPicture(this.camera, this.size, this.size.width + 60, this.size.height + 60);
    const rows: number[] = [];
    for (let i = 0; i < scene.nodes.length; i++) if (x[i]! + w[i]! > left && x[i]! < right && y[i]! + h[i]! > top && y[i]! < bottom) rows.push(i);
    return rows;
  }

  get mountedCards(): number {
    return this.cards.size;
  }

  get paints(): number {
    return this.sheet.paints;
  }

  /** Selection, search or colours changed: paint anew. */
  refresh(): void {
    this.emphasis = emphasisOf(this.store);
    this.overlay.draw();
    this.sheet.forget();
    this.version++;
    this.schedule();
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.tween);
    clearTimeout(this.settling);
    this.stopTheme();
    this.resizes.disconnect();
  }

  private gesture(camera: Camera): void {
    cancelAnimationFrame(this.tween);
    this.fitted = true;
    this.camera = camera;
    this.moving = true;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.rest(), SETTLE_MS);
    this.schedule();
  }

  private rest(): void {
    clearTimeout(this.settling);
    this.moving = false;
    this.schedule();
    this.on.moved();
  }

  /** What there is to paint; all of it when nothing stands as a card. */
  painting(standing: ReadonlySet<number> = new Set(), moving = false, fields: FieldLine[] = []): Painting {
    const { picture, columns } = this.store;
    return { picture, columns, fields, boxes: this.boxes, bundles: this.bundles, hulls: this.hulls, emphasis: this.emphasis, colours: this.colours, standing, moving };
  }

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.viewport;
    if (width === this.size.width && height === this.size.height) return;
    const was = this.size;
    this.size = { width, height };
    if (!this.fitted && this.store.picture.scene.nodes.length > 0) this.camera = this.opening();
    // What is at the left stays there when a panel opens at the right.
    else if (was.width > 0) this.camera = { ...this.camera, x: this.camera.x + (width - was.width) / 2 / this.camera.zoom, y: this.camera.y + (height - was.height) / 2 / this.camera.zoom };
    this.schedule();
    if (this.store.selected !== null && was.width > 0) this.reveal(this.store.selected, this.camera.zoom);
    this.on.moved();
  }

  private recolour(): void {
    this.colours = coloursOf(document.body);
    this.minimap.take(this.store.picture, this.colours);
    this.refresh();
  }

  private schedule(): void {
    if (this.frame === 0) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.draw();
      });
    }
  }

  private draw(): void {
    if (this.size.width === 0) return;
    const { camera, size, sheet, cards } = this;
    if (!sheet.serves(camera, size, this.moving)) {
      const rows = this.moving ? [] : this.standing();
      if (!this.moving) cards.show(rows, this.emphasis, this.focused, this.version);
      sheet.paint(this.painting(new Set(rows), this.moving), camera, size, this.moving);
    }
    sheet.place(camera, size);
    const x = size.width / 2 - camera.x * camera.zoom;
    const y = size.height / 2 - camera.y * camera.zoom;
    if (this.moving) cards.hide();
    else cards.move(x, y, camera.zoom);
    this.overlay.show(cards.size > 0, x, y, camera.zoom);
    this.minimap.draw(camera, size, this.colours);
  }

  /** The rows that stand as cards: all that can be read, at rest. What moves is painted, cards and all, as one image moves lightly. */
  private standing(): number[] {
    const visible = this.camera.zoom >= READABLE ? this.visibleRows() : [];
    const rows = visible.length <= MOST_CARDS ? visible : [];
    const focused = this.focused === null ? undefined : this.store.picture.scene.row.get(this.focused);
    if (focused !== undefined && !rows.includes(focused)) rows.push(focused);
    return rows;
  }

  private press(event: PointerEvent, x: number, y: number): void {
    if (event.target instanceof Element && event.target.closest(".ln-card") !== null) return;
    const { picture } = this.store;
    const [px, py] = toPicture(this.camera, this.size, x, y);
    const row = nodeAt(picture, px, py);
    const route = row === null ? routeAt(picture, this.boxes, px, py, 6 / this.camera.zoom) : null;
    this.on.press(row === null ? null : picture.scene.nodes[row]!.id, route === null ? null : picture.routed[route]!, event);
  }
}
