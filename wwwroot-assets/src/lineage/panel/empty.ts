import { element } from "../dom/element";
import type { LineageStore } from "../store/store";

/** Stands in for the drawing and the table where there is nothing to show: what lineage comes from, or what leaves nothing of it. */
export class Empty {
  private readonly heading = element("h2");
  private readonly words = element("p");
  private readonly clear = element("button", { type: "button", class: "btn" }, "Clear the filter");
  readonly root = element("div", { class: "ln-empty", hidden: true }, element("div", { class: "blank" }, this.heading, this.words, element("div", { class: "r" }, this.clear)));

  constructor(private readonly store: LineageStore, unfiltered: () => void) {
    this.clear.addEventListener("click", unfiltered);
  }

  /** Whether there is nothing else to show. */
  render(): boolean {
    const { question, picture, state } = this.store;
    const none = state === "ready" && picture.scene.nodes.length === 0;
    this.root.hidden = !none;
    if (!none) return false;
    const narrowed = question.filter.length > 0 || question.asOf !== null;
    this.clear.parentElement!.hidden = !narrowed;
    [this.heading.textContent, this.words.textContent] = narrowed ? ["Nothing passes this filter", "None of the lineage that you may see is what you chose."]
      : ["No lineage yet", "It is drawn by itself: from contracts that say what a data product reads, and from OpenLineage events that Airflow, Spark, dbt and others send to /api/v1/lineage."];
    return true;
  }
}
