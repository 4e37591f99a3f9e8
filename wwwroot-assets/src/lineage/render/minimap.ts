import { element } from "../dom/element";
import type { Picture } from "../store/picture";
import { toPicture, type Camera, type Size } from "./camera";
import type { Colours } from "./colours";

const WIDTH = 176;
const HEIGHT = 108;
const ROOM = 8;

/** The whole picture, painted once for each layout; then each frame costs one image and one rectangle, at any size. */
export class Minimap {
  readonly canvas = element("canvas", { class: "ln-minimap", role: "img", "aria-label": "Overview map", width: WIDTH * 2, height: HEIGHT * 2 });
  private overview: OffscreenCanvas | null = null;
  private scale = 1;
  private offset: [number, number] = [0, 0];

  /** Pressing or dragging on it moves the camera there. */
  constructor(go: (x: number, y: number) => void) {
    const move = (event: PointerEvent): void => {
      if (event.buttons === 0) return;
      const box = this.canvas.getBoundingClientRect();
      go((event.clientX - box.left - this.offset[0]) / this.scale, (event.clientY - box.top - this.offset[1]) / this.scale);
      event.stopPropagation();
    };
    this.canvas.addEventListener("pointerdown", move);
    this.canvas.addEventListener("pointermove", move);
  }

  take(picture: Picture, colours: Colours): void {
    const { x, y, w, h, scene, width, height } = picture;
    this.scale = Math.min((WIDTH - 2 * ROOM) / Math.max(1, width), (HEIGHT - 2 * ROOM) / Math.max(1, height));
    this.offset = [(WIDTH - width * this.scale) / 2, (HEIGHT - height * this.scale) / 2];
    this.overview = new OffscreenCanvas(WIDTH * 2, HEIGHT * 2);
    const context = this.overview.getContext("2d")!;
    context.setTransform(2, 0, 0, 2, 0, 0);
    for (let i = 0; i < scene.nodes.length; i++) {
      const { state } = scene.nodes[i]!;
      context.fillStyle = state === "INVALID" || state === "SUSPECT" ? colours.states[state] : colours.strong;
      context.fillRect(this.offset[0] + x[i]! * this.scale, this.offset[1] + y[i]! * this.scale, Math.max(1.5, w[i]! * this.scale), Math.max(1, h[i]! * this.scale));
    }
  }

  draw(camera: Camera, size: Size, colours: Colours): void {
    if (this.overview === null || !this.canvas.isConnected) return;
    const context = this.canvas.getContext("2d")!;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.drawImage(this.overview, 0, 0);
    const [left, top] = toPicture(camera, size, 0, 0);
    context.setTransform(2, 0, 0, 2, 0, 0);
    context.strokeStyle = colours.primary;
    context.lineWidth = 1.5;
    const edge = (at: number, most: number): number => Math.min(most - 1, Math.max(1, at));
    const [x0, y0] = [edge(this.offset[0] + left * this.scale, WIDTH), edge(this.offset[1] + top * this.scale, HEIGHT)];
    const [x1, y1] = [edge(this.offset[0] + (left + size.width / camera.zoom) * this.scale, WIDTH), edge(this.offset[1] + (top + size.height / camera.zoom) * this.scale, HEIGHT)];
    context.strokeRect(x0, y0, x1 - x0, y1 - y0);
  }
}
