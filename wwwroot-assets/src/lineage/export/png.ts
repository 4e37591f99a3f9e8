import { paint, type Painting } from "../render/painter";
import type { Frame } from "./svg";

const LONGEST_SIDE = 16_000;
const MOST_PIXELS = 64_000_000;
const TILE = 2048;

/** The picture as an image, at twice its size or as large as a browser can hold. It is painted tile by tile, so that the page goes on meanwhile. */
export async function toPng(painting: Painting, frame: Frame): Promise<Blob> {
  const { width, height } = frame;
  const scale = Math.min(2, LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
  const image = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  const context = image.getContext("2d", { alpha: false })!;
  const size = { width: TILE, height: TILE };
  const tile = new OffscreenCanvas(TILE, TILE);
  const pen = tile.getContext("2d", { alpha: false })!;
  for (let y = 0; y < image.height; y += TILE) {
    for (let x = 0; x < image.width; x += TILE) {
      paint(pen, painting, { x: frame.x + (x + TILE / 2) / scale, y: frame.y + (y + TILE / 2) / scale, zoom: scale }, size, 1);
      context.drawImage(tile, x, y);
      await new Promise((done) => setTimeout(done));
    }
  }
  return await image.convertToBlob({ type: "image/png" });
}
