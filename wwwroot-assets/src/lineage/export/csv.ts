import type { LineageImpact } from "../protocol";
import { kindWord, LineageGraph, title } from "../store/graph";
import type { LineageStore } from "../store/store";
import { linesOf, originWords, stepsWord } from "../table/table";

/** Quoted where it must be, and never a formula when a spreadsheet opens it. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function cell(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function nodesCsv(store: LineageStore): string {
  return csv([
    ["id", "name", "kind", "domain", "product", "owner", "state", "steps", "paths", "origins"],
    ...linesOf(store).filter(({ node }) => node.kind !== "stack").map(({ node, distance, origins }) => [
      node.kind === "masked" ? "" : node.id, title(node), kindWord(node), node.domain?.key ?? "", node.product?.key ?? "", node.team?.name ?? "", node.state ?? "", stepsWord(distance), distance?.paths ?? "", origins,
    ]),
  ]);
}

export function edgesCsv({ picture: { scene } }: LineageStore): string {
  const kept = scene.edges.filter(({ a, b }) => scene.nodes[a]!.kind !== "stack" && scene.nodes[b]!.kind !== "stack");
  return csv([["from", "to", "origins", "review", "weight"], ...kept.map((e) => [e.from, e.to, originWords(e.origins, false), e.review, e.weight])]);
}

export function impactCsv(impact: LineageImpact): string {
  const graph = new LineageGraph();
  const nodes = graph.take(impact).map((id) => graph.nodes.get(id)!);
  return csv([
    ["name", "kind", "domain", "product", "owner", "state", "steps", "through"],
    ...nodes.slice(1).map((node, i) => [title(node), kindWord(node), node.domain?.key ?? "", node.product?.key ?? "", node.team?.name ?? "", node.state ?? "", Math.abs(node.depth), title(nodes[Math.max(0, impact.through[i + 1]!)]!)]),
  ]);
}
