import type { LineageNode } from "../store/graph";

/** The page of a node; jobs and masked nodes have none of their own unless the portal says so. */
export function pageOf(node: LineageNode): string | null {
  switch (node.kind) {
    case "domain":
      return `/domains/${encodeURIComponent(node.name)}`;
    case "product":
      return `/products/${encodeURIComponent(node.scope)}/${encodeURIComponent(node.name)}`;
    case "dataset":
      return `/datasets/view?ns=${encodeURIComponent(node.scope)}&name=${encodeURIComponent(node.name)}`;
    default:
      return null;
  }
}

/** The lineage page from a node on. */
export function lineageOf(node: LineageNode): string | null {
  return node.kind === "masked" || node.kind === "stack" ? null : `/lineage?root=${encodeURIComponent(node.id)}`;
}
