import { element } from "../dom/element";
import { READABLE, type Camera, type Size } from "./camera";
import { paint, type Painting } from "./painter";

/** What is painted beyond the viewport on each side, so that a short pan shows no blank. */
const MARGIN = 0.25;
/** How far a painting may be stretched while it moves. */
const STRETCH = 0.35;

/** The canvas. While the picture moves, the last painting is moved by the compositor; it is painted anew when that would show blank, and at rest. */
export class Sheet {
  readonly canvas = element("canvas", { class: "ln-canvas", "aria-hidden": "true" });
  paints = 0;
  private last: { camera: Camera; size: Size; moving: boolean; whole: boolean } | null = null;

  /** What is painted is no longer so. */
  forget(): void {
    this.last = null;
  }

  /** Whether the last painting does for this camera. */
  serves(camera: Camera, size: Size, moving: boolean): boolean {
    const { last } = this;
    if (last === null || last.size.width !== size.width || last.size.height !== size.height) return false;
    if (!moving) return !last.moving && last.camera.x === camera.x && last.camera.y === camera.y && last.camera.zoom === camera.zoom;
    return (
      last.whole && last.camera.zoom >= READABLE === camera.zoom >= READABLE && Math.abs(last.camera.zoom / camera.zoom - 1) < STRETCH &&
      Math.abs(last.camera.x - camera.x) * camera.zoom < size.width * MARGIN && Math.abs(last.camera.y - camera.y) * camera.zoom < size.height * MARGIN
    );
  }

  paint(painting: Painting, camera: Camera, size: Size, moving: boolean): void {
    const ratio = Math.min(2, devicePixelRatio);
    const wide = wider(size);
    const [width, height] = [Math.round(wide.width * ratio), Math.round(wide.height * ratio)];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      [this.canvas.width, this.canvas.height] = [width, height];
      this.canvas.style.width = `${wide.width}px`;
      this.canvas.style.height = `${wide.height}px`;
    }
    paint(this.canvas.getContext("2d", { alpha: false })!, painting, camera, wide, ratio);
    this.last = { camera, size, moving, whole: painting.standing.size === 0 };
    this.paints++;
  }

  /** Puts the painting where this camera sees it. */
  place(camera: Camera, size: Size): void {
    const last = this.last!;
    const wide = wider(size);
    const scale = camera.zoom / last.camera.zoom;
    const x = (last.camera.x - camera.x) * camera.zoom + size.width / 2 - (wide.width / 2) * scale;
    const y = (last.camera.y - camera.y) * camera.zoom + size.height / 2 - (wide.height / 2) * scale;
    // On whole pixels of the screen a moved image is copied; between them each pixel is mixed anew.
    const ratio = devicePixelRatio;
    const whole = (at: number): number => Math.round(at * ratio) / ratio;
    this.canvas.style.transform = scale === 1 ? `translate(${whole(x)}px, ${whole(y)}px)` : `translate(${x}px, ${y}px) scale(${scale})`;
  }
}

function wider({ width, height }: Size): Size {
  return { width: width + 2 * Math.ceil(width * MARGIN), height: height + 2 * Math.ceil(height * MARGIN) };
}
