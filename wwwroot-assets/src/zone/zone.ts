import { cookie, setCookie } from "../cookies";

/** Tells the server the reader's zone; the first page of a first visit shows UTC. */
export function zone(): void {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (here && cookie("catalog.zone") !== here) setCookie("catalog.zone", here);
}
