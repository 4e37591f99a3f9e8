import type { LineageNode } from "../store/graph";

/** The page of a node; masked nodes and stacks have none. */
export function pageOf(node: LineageNode): string | null {
  switch (node.kind) {
    case "domain":
      return `/domains/${encodeURIComponent(node.name)}`;
    case "product":
      return `/products/${encodeURIComponent(node.scope)}/${encodeURIComponent(node.name)}`;
    case "dataset":
      return `/datasets/view?ns=${encodeURIComponent(node.scope)}&name=${encodeURIComponent(node.name)}`;
    case "job":
      return `/jobs/view?ns=${encodeURIComponent(node.scope)}&name=${encodeURIComponent(node.name)}`;
    default:
      return null;
  }
}

/** Everything downstream as a list, from where its owners are told; of one column when one is locked. */
export function impactOf(node: LineageNode, column: string | null): string | null {
  if (node.kind !== "dataset" && node.kind !== "job") return null;
  return `/lineage/impact?node=${encodeURIComponent(node.id)}${column === null ? "" : `&column=${encodeURIComponent(column)}`}`;
}

/** The lineage page from a node on. */
export function lineageOf(node: LineageNode): string | null {
  return node.kind === "masked" || node.kind === "stack" ? null : `/lineage?root=${encodeURIComponent(node.id)}`;
}
