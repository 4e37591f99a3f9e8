import { title } from "../store/graph";
import type { LineageStore } from "../store/store";

/** Text for a README; above a few hundred nodes nobody could read what it draws. */
export const MOST_FOR_TEXT = 300;

export function mermaid({ picture: { scene } }: LineageStore): string {
  const lines = scene.nodes.map((node, i) => {
    const [open, close] = node.kind === "job" ? ["{{", "}}"] : node.kind === "dataset" ? ["[", "]"] : ["(", ")"];
    return `  n${i}${open}"${title(node).replaceAll('"', "#quot;")}"${close}`;
  });
  for (const { a, b, origins } of scene.edges) lines.push(`  n${a} ${origins === 16 ? "-.->" : "-->"} n${b}`);
  return `flowchart LR\n${lines.join("\n")}\n`;
}

export function dot({ picture: { scene } }: LineageStore): string {
  const quoted = (text: string): string => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  const lines = scene.nodes.map((node, i) => `  n${i} [label=${quoted(title(node))} shape=${node.kind === "job" ? "cds" : "box"}];`);
  for (const { a, b, origins } of scene.edges) lines.push(`  n${a} -> n${b}${origins === 16 ? " [style=dashed]" : ""};`);
  return `digraph lineage {\n  rankdir=LR;\n${lines.join("\n")}\n}\n`;
}
