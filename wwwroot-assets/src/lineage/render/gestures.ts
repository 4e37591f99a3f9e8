const THRESHOLD = 4;

export interface Gestures {
  pan(dx: number, dy: number): void;
  zoom(x: number, y: number, factor: number): void;
  /** Fingers or buttons are up again. */
  rest(): void;
  press(event: PointerEvent, x: number, y: number): void;
}

/** Dragging, the wheel and two fingers; a press that did not move is a press. */
export function gestures(viewport: HTMLElement, to: Gestures): void {
  const down = new Map<number, { x: number; y: number }>();
  let moved = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const at = (event: MouseEvent): [number, number] => {
    const box = viewport.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  viewport.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest("input, .ln-float") !== null)) return;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved = false;
  });
  viewport.addEventListener("pointermove", (event) => {
    const was = down.get(event.pointerId);
    if (was === undefined) return;
    const dx = event.clientX - was.x;
    const dy = event.clientY - was.y;
    if (!moved && Math.hypot(dx, dy) < THRESHOLD) return;
    if (!moved) viewport.setPointerCapture(event.pointerId);
    moved = true;
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) {
      const before = Math.hypot(was.x - other.x, was.y - other.y);
      const after = Math.hypot(event.clientX - other.x, event.clientY - other.y);
      const [x, y] = at(event);
      if (before > 0) to.zoom((x + other.x - viewport.getBoundingClientRect().left) / 2, (y + other.y - viewport.getBoundingClientRect().top) / 2, after / before);
    } else to.pan(dx, dy);
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  const up = (event: PointerEvent): void => {
    if (!down.delete(event.pointerId)) return;
    if (!moved && event.type === "pointerup") to.press(event, ...at(event));
    else if (down.size === 0) to.rest();
  };
  viewport.addEventListener("pointerup", up);
  viewport.addEventListener("pointercancel", up);
  viewport.addEventListener("wheel", (event) => {
    event.preventDefault();
    // A mouse's wheel zooms, as does a pinch, which browsers report with Ctrl; two fingers on a pad pan.
    const wheel = event.ctrlKey || event.deltaMode !== 0 || (event.deltaX === 0 && Math.abs(event.deltaY) >= 60);
    if (wheel) to.zoom(...at(event), Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) * (event.ctrlKey ? 0.012 : 0.004)));
    else to.pan(-event.deltaX, -event.deltaY);
    clearTimeout(resting);
    resting = setTimeout(() => to.rest(), 120);
  }, { passive: false });
}
