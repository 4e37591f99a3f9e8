import { DRAWINGS, STATE_DRAWINGS } from "../dom/icons";
import type { State } from "../protocol";
import type { Colours } from "./colours";

interface Stroke {
  path: Path2D;
  marks: DOMTokenList;
}

const cut = new Map<string, Stroke[]>();

/** The same drawings as on the cards, for the canvas. */
function strokesOf(drawing: string): Stroke[] {
  let strokes = cut.get(drawing);
  if (strokes === undefined) {
    const model = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    model.innerHTML = drawing;
    strokes = [...model.children].map((child) => ({ path: pathOf(child), marks: child.classList }));
    cut.set(drawing, strokes);
  }
  return strokes;
}

function pathOf(shape: Element): Path2D {
  const number = (name: string): number => Number(shape.getAttribute(name) ?? 0);
  if (shape.tagName === "path") return new Path2D(shape.getAttribute("d")!);
  const path = new Path2D();
  if (shape.tagName === "rect") path.roundRect(number("x"), number("y"), number("width"), number("height"), number("rx"));
  else path.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI);
  return path;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export function stampKind(context: Context, kind: keyof typeof DRAWINGS, colours: Colours, x: number, y: number, size: number): void {
  stamp(context, DRAWINGS[kind], colours.text2, colours.surface, x, y, size);
}

export function stampState(context: Context, state: State, colours: Colours, x: number, y: number, size: number): void {
  stamp(context, STATE_DRAWINGS[state], colours.states[state], colours.ink, x, y, size);
}

function stamp(context: Context, drawing: string, colour: string, ink: string, x: number, y: number, size: number): void {
  context.save();
  context.translate(x, y);
  context.scale(size / 16, size / 16);
  for (const { path, marks } of strokesOf(drawing)) {
    if (marks.contains("ln-sf") || marks.contains("ln-cf")) {
      context.fillStyle = colour;
      context.fill(path);
      continue;
    }
    context.strokeStyle = marks.contains("ln-i") ? ink : colour;
    context.lineWidth = marks.contains("ln-i") ? 1.7 : 1.5;
    context.setLineDash(marks.contains("ln-dash") ? [2.5, 1.9] : []);
    context.stroke(path);
  }
  context.restore();
}
