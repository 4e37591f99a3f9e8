import { expect, test, vi } from "vitest";
import { dialogs } from "./dialogs";

test("a rendered dialog is shown, and a menu closes by a click elsewhere", async () => {
  const showModal = vi.fn(function (this: HTMLDialogElement) { this.setAttribute("open", ""); });
  HTMLDialogElement.prototype.showModal = showModal;
  document.body.innerHTML = '<details data-menu open><summary>Me</summary></details><p>Elsewhere</p>';
  const { stop } = dialogs();
  document.body.insertAdjacentHTML("beforeend", "<dialog data-dialog>Retire?</dialog>");
  await vi.waitFor(() => expect(showModal).toHaveBeenCalledOnce());
  document.querySelector("p")?.click();
  expect(document.querySelector("details")?.open).toBe(false);
  stop();
});
