import { begin } from "./begin/begin";
import { circuit } from "./circuit/circuit";
import { copy } from "./copy/copy";
import { dialogs } from "./dialogs/dialogs";
import { drafts } from "./drafts/drafts";
import { keyboard } from "./keyboard/keyboard";
import { pick } from "./pick/pick";
import { preview } from "./preview/preview";
import { print } from "./print/print";
import { rail } from "./rail/rail";
import { showRefusal } from "./refusal/refusal";
import { rows } from "./rows/rows";
import { scroll } from "./scroll/scroll";
import { suggest } from "./suggest/suggest";
import { tabs } from "./tabs/tabs";
import { theme } from "./theme/theme";
import { zone } from "./zone/zone";

begin();
zone();
theme();
copy();
dialogs();
pick();
print();
keyboard();
suggest();
preview();
rail();
scroll();
tabs();
rows();
circuit();
const { forget, merge } = drafts();

declare global {
  interface Window {
    /** What the server's side calls; see CatalogForm.razor and the restart of the host. */
    catalog: { forgetDraft(key: string): void; mergeDraft(key: string): void; showRefusal(): void };
  }
}
window.catalog = { forgetDraft: forget, mergeDraft: merge, showRefusal };
