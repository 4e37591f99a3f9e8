export type Line = [number, number][];

/** Proper crossings between different lines, by sweeping from left to right. */
export function crossings(lines: readonly Line[]): number {
  let count = 0;
  for (const line of lines) count += line.length - 1;
  const x1 = new Float64Array(count);
  const y1 = new Float64Array(count);
  const x2 = new Float64Array(count);
  const y2 = new Float64Array(count);
  const of = new Int32Array(count);
  let k = 0;
  lines.forEach((line, e) => {
    for (let i = 0; i + 1 < line.length; i++, k++) {
      const [a, b] = line[i]![0] <= line[i + 1]![0] ? [line[i]!, line[i + 1]!] : [line[i + 1]!, line[i]!];
      [x1[k], y1[k], x2[k], y2[k], of[k]] = [a[0], a[1], b[0], b[1], e];
    }
  });
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => x1[a]! - x1[b]!);
  const open = new Int32Array(count);
  let opened = 0;
  let found = 0;
  for (const s of order) {
    let kept = 0;
    const low = Math.min(y1[s]!, y2[s]!);
    const high = Math.max(y1[s]!, y2[s]!);
    for (let i = 0; i < opened; i++) {
      const t = open[i]!;
      if (x2[t]! <= x1[s]!) continue;
      open[kept++] = t;
      if (of[t] === of[s] || (y1[t]! < low && y2[t]! < low) || (y1[t]! > high && y2[t]! > high)) continue;
      const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number => (qx - px) * (ry - py) - (qy - py) * (rx - px);
      const a = side(x1[s]!, y1[s]!, x2[s]!, y2[s]!, x1[t]!, y1[t]!) * side(x1[s]!, y1[s]!, x2[s]!, y2[s]!, x2[t]!, y2[t]!);
      const b = side(x1[t]!, y1[t]!, x2[t]!, y2[t]!, x1[s]!, y1[s]!) * side(x1[t]!, y1[t]!, x2[t]!, y2[t]!, x2[s]!, y2[s]!);
      if (a < -1e-6 && b < -1e-6) found++;
    }
    open[kept++] = s;
    opened = kept;
  }
  return found;
}
