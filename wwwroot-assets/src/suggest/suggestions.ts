/** What GET /api/v1/search/suggest answers. */
export interface Suggestions {
  groups: SuggestionGroup[];
  didYouMean: string | null;
  index: { condition: string; says: string };
}

export interface SuggestionGroup {
  type: string;
  label: string;
  hits: Suggestion[];
}

export interface Suggestion {
  key: string;
  title: string;
  /** The name people use, with what matched marked. */
  nameParts: TextPart[];
  /** Where it leads. */
  href: string;
  /** The owner, or the product it belongs to. */
  place: string | null;
  state: string | null;
  /** What Tab puts into the box; absent where nothing can be filtered by it. */
  filter: string | null;
  /** Columns that match, where the name does not have all that was typed. */
  columns: TextPart[];
  /** That it is deprecated, until when, and what to use instead. */
  note: string | null;
}

export interface TextPart {
  text: string;
  marked: boolean;
}
