import { layout } from "./layout";
import { buffersOf, type LayoutRequest } from "./model";

export interface Asked {
  id: number;
  request: LayoutRequest;
}

const scope = self as unknown as { postMessage(message: unknown, transfer: ArrayBuffer[]): void };

self.addEventListener("message", (event: MessageEvent<Asked>) => {
  const { id, request } = event.data;
  const result = layout(request);
  scope.postMessage({ id, result }, buffersOf(result));
});
