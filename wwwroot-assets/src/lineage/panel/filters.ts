import { element } from "../dom/element";
import { ORIGINS, STATES, type Named } from "../protocol";
import type { LineageStore } from "../store/store";
import { closing } from "./menu";

/** What the picture is narrowed to, and the day that it is of. */
export class FilterMenu {
  readonly root: HTMLDetailsElement;
  private readonly summary = element("summary", { class: "btn s" });
  private readonly list = element("div", { class: "ln-menu-list ln-filters" });
  private shown = "";
  /** All that were seen, so that a filter by one still offers the others. */
  private readonly domains = new Map<string, Named>();
  private readonly teams = new Map<string, Named>();

  constructor(private readonly store: LineageStore, private readonly on: (filter: string[], asOf: string | null) => void) {
    this.root = element("details", { class: "ln-menu" }, this.summary, this.list);
    closing(this.root);
  }

  render(): void {
    const { question, graph } = this.store;
    const active = new Set(question.filter.map((one) => one.split(":", 1)[0])).size + (question.asOf === null ? 0 : 1);
    const words = active === 0 ? "Filter" : `Filter, ${active} on`;
    if (this.summary.textContent !== words) this.summary.textContent = words;
    for (const { domain, team } of graph.nodes.values()) {
      if (domain !== null) this.domains.set(domain.key, domain);
      if (team !== null) this.teams.set(team.key, team);
    }
    const [domains, teams] = [sorted(this.domains), sorted(this.teams)];
    const shown = JSON.stringify([question.filter, question.asOf, domains, teams]);
    // It stays as it is under the hand of whoever chooses.
    if (shown === this.shown) return;
    this.shown = shown;
    const focused = document.activeElement instanceof HTMLElement && this.list.contains(document.activeElement) ? document.activeElement.id : "";
    const day = element("input", { type: "date", id: "ln-as-of", value: question.asOf ?? "" });
    day.addEventListener("change", () => this.on(question.filter, day.value === "" ? null : day.value));
    this.list.replaceChildren(
      ...this.choice("state", "State", STATES.map((state) => ({ key: state, name: state }))),
      ...this.choice("kind", "Kind", question.level === "dataset" ? [{ key: "dataset", name: "Datasets" }, { key: "job", name: "Jobs" }] : [{ key: "product", name: "Products" }, { key: "dataset", name: "Datasets" }]),
      ...this.choice("origin", "Edges", Object.keys(ORIGINS).map((origin) => ({ key: origin, name: origin }))),
      ...this.choice("domain", "Domain", domains), ...this.choice("team", "Owner", teams),
      element("label", { for: day.id }, "As of"), day,
      element("button", { type: "button", id: "ln-filter-none", class: "btn s", onclick: () => this.on([], null) }, "Clear"));
    if (focused !== "") document.getElementById(focused)?.focus();
  }

  private choice(name: string, label: string, values: readonly Named[]): HTMLElement[] {
    const { filter } = this.store.question;
    const own = filter.filter((one) => one.startsWith(`${name}:`)).map((one) => one.slice(name.length + 1));
    const known = values.filter((value) => value.key !== "");
    const offered = [...known, ...own.filter((key) => !known.some((value) => value.key.toLowerCase() === key.toLowerCase())).map((key) => ({ key, name: key }))];
    const id = `ln-filter-${name}`;
    const select = element("select", { id, class: "ln-select" }, element("option", { value: "" }, "Any"),
      ...offered.map(({ key, name: word }) => element("option", { value: key, selected: own[0]?.toLowerCase() === key.toLowerCase() }, word)));
    select.addEventListener("change", () => this.on([...filter.filter((one) => !one.startsWith(`${name}:`)), ...(select.value === "" ? [] : [`${name}:${select.value}`])], this.store.question.asOf));
    return [element("label", { for: id }, label), select];
  }
}

function sorted(named: ReadonlyMap<string, Named>): Named[] {
  return [...named.values()].sort((a, b) => a.name.localeCompare(b.name));
}
