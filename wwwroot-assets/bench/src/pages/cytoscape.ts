import cytoscape from "cytoscape";
import { offer, VIEW } from "./drive";

offer((host, { graph, placed }) => {
  const cy = cytoscape({
    container: host, pixelRatio: 1, textureOnViewport: false, minZoom: 1e-4, maxZoom: 10, layout: { name: "preset", fit: false },
    style: [{ selector: "node", style: { shape: "round-rectangle", width: 180, height: 40, label: "data(label)", "text-valign": "center", "font-size": 12, "background-color": "#1976d2" } }, { selector: "edge", style: { "curve-style": "straight", width: 1, "line-color": "#999", "target-arrow-shape": "none" } }],
    elements: [...graph.nodes.map((node, i) => ({ data: { id: `n${i}`, label: node.name }, position: { x: placed.x[i]! + 90, y: placed.y[i]! + 20 } })), ...graph.edges.map(([a, b], i) => ({ data: { id: `e${i}`, source: `n${a}`, target: `n${b}` } }))],
  });
  return Promise.resolve((x, y, zoom) => void cy.viewport({ zoom, pan: { x: VIEW.width / 2 - x * zoom, y: VIEW.height / 2 - y * zoom } }));
});
