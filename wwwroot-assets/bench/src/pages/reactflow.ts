import { ReactFlow, type ReactFlowInstance, Position } from "@xyflow/react";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import "@xyflow/react/dist/style.css";
import { offer, VIEW } from "./drive";

offer((host, { graph, placed }, start) => new Promise((done) => {
  const virtual = new URLSearchParams(location.search).get("all") !== "1";
  const nodes = graph.nodes.map((node, i) => ({ id: `n${i}`, position: { x: placed.x[i]!, y: placed.y[i]! }, width: 180, height: 40, data: { label: node.name }, sourcePosition: Position.Right, targetPosition: Position.Left, style: { width: 180, height: 40, padding: 0 } }));
  const edges = graph.edges.map(([a, b], i) => ({ id: `e${i}`, source: `n${a}`, target: `n${b}` }));
  const onInit = (flow: ReactFlowInstance): void => done((x, y, zoom) => void flow.setViewport({ x: VIEW.width / 2 - x * zoom, y: VIEW.height / 2 - y * zoom, zoom }));
  const defaultViewport = { x: VIEW.width / 2 - start.x * start.zoom, y: VIEW.height / 2 - start.y * start.zoom, zoom: start.zoom };
  createRoot(host).render(createElement("div", { style: VIEW }, createElement(ReactFlow, { defaultNodes: nodes, defaultEdges: edges, onInit: onInit as never, minZoom: 1e-4, maxZoom: 4, onlyRenderVisibleElements: virtual, nodesDraggable: false, nodesConnectable: false, defaultViewport })));
}));
