export interface Movable {
  moveTo(host: HTMLElement): void;
  dispose(): void;
}

/**
 * A view that began in the prerendered page. Blazor draws the page anew once the circuit is up; the view moves to its new
 * place in the same moment, so that nothing is seen of it, and keeps the focus that somebody had in it.
 */
export class Early<T extends Movable = Movable> {
  private readonly moves: MutationObserver;
  private focused: HTMLElement | null = null;
  private readonly focus = (event: FocusEvent): void => {
    this.focused = event.target instanceof HTMLElement && this.host.contains(event.target) ? event.target : null;
  };

  constructor(private host: HTMLElement, private readonly said: string, private readonly view: T) {
    document.addEventListener("focusin", this.focus);
    this.moves = new MutationObserver(() => this.follow());
    this.moves.observe(document.body, { childList: true, subtree: true });
  }

  /** The view, when it is the one that is wanted there; another one ends. */
  takeOn(host: HTMLElement, said: string): T | null {
    this.moves.disconnect();
    const same = said === this.said;
    if (!same) this.view.dispose();
    else if (host !== this.host) this.move(host);
    document.removeEventListener("focusin", this.focus);
    return same ? this.view : null;
  }

  private follow(): void {
    if (this.host.isConnected) return;
    const next = [...document.querySelectorAll<HTMLElement>("[data-begin]")].find((host) => host.dataset["begin"] === this.said);
    if (next !== undefined) this.move(next);
  }

  private move(host: HTMLElement): void {
    const { focused } = this;
    this.host = host;
    this.view.moveTo(host);
    if (document.activeElement === document.body) focused?.focus({ preventScroll: true });
  }
}
