import { EVERYTHING, LineageApi } from "../../../src/lineage/api";
import type { LayoutRequest, LayoutResult } from "../../../src/lineage/layout/model";
import { GraphView } from "../../../src/lineage/render/view";
import { LineageStore } from "../../../src/lineage/store/store";
import { Fixture } from "../../../src/lineage/testing/fixture";
import { offer } from "./drive";
import "../../../src/lineage/lineage.css";

/** The view as it is shipped; only the layout is handed to it, as it is to the others. */
let answer: string;
offer(async (host, { placed }, start) => {
  window.fetch = () => Promise.resolve({ ok: true, headers: new Headers(), json: () => Promise.resolve(JSON.parse(answer)) } as unknown as Response);
  const layouts = { run: (_: LayoutRequest): Promise<LayoutResult> => Promise.resolve(placed) };
  const store = new LineageStore(new LineageApi("/"), layouts, { ...EVERYTHING, whole: true });
  const drawn = new GraphView(store, { press: () => undefined, moved: () => undefined });
  drawn.animate = false;
  host.append(drawn.viewport);
  store.onChange((change, anchor) => change === "picture" && drawn.take(anchor));
  drawn.keepCamera(start);
  await store.load();
  return (x, y, zoom) => drawn.drag({ x, y, zoom });
}, ({ graph }) => (answer = JSON.stringify(new Fixture(graph).view(null, 0, 0))));
