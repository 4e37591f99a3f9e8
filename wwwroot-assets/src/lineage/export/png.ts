import type { Frame } from "./svg";

const LONGEST_SIDE = 16_000;

/** The SVG as an image: at twice its size, smaller when a side would be longer than browsers can paint. */
export async function toPng(source: string, { width, height }: Frame): Promise<Blob> {
  const scale = Math.min(2, LONGEST_SIDE / Math.max(width, height), Math.sqrt(120_000_000 / (width * height)));
  const image = new Image();
  // The security policy lets images come from data addresses, not from blobs.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await canvas.convertToBlob({ type: "image/png" });
}
