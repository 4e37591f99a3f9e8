import { beforeEach, expect, test, vi } from "vitest";
import { Early } from "./early";

const SAID = '{"root":null}';

class View {
  disposed = false;

  constructor(private host: HTMLElement) {
    host.innerHTML = '<button id="field"></button>';
  }

  moveTo(host: HTMLElement): void {
    host.replaceChildren(...this.host.childNodes);
    this.host = host;
  }

  dispose(): void {
    this.disposed = true;
  }
}

function host(): HTMLElement {
  const made = document.createElement("div");
  made.dataset["begin"] = SAID;
  return made;
}

beforeEach(() => document.body.replaceChildren());

test("it moves to where the page is drawn anew, and the focus stays in it", async () => {
  const [first, second] = [host(), host()];
  document.body.append(first);
  const early = new Early(first, SAID, new View(first));
  document.getElementById("field")!.focus();
  first.replaceWith(second);
  await vi.waitFor(() => expect(second.children).toHaveLength(1));
  expect(document.activeElement?.id).toBe("field");
  expect(early.takeOn(second, SAID)).not.toBeNull();
});

test("another one that is wanted there ends it", () => {
  const first = host();
  document.body.append(first);
  const view = new View(first);
  const early = new Early(first, SAID, view);
  expect(early.takeOn(first, '{"root":"dataset:a:b"}')).toBeNull();
  expect(view.disposed).toBe(true);
});

test("it is moved when it is taken on before it was seen to be drawn anew", () => {
  const [first, second] = [host(), host()];
  document.body.append(first);
  const early = new Early(first, SAID, new View(first));
  first.replaceWith(second);
  expect(early.takeOn(second, SAID)).not.toBeNull();
  expect(second.children).toHaveLength(1);
});
