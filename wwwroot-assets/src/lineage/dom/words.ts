/** Long names may break after what separates their words. */
export function breakable(text: string): (Node | string)[] {
  return text.split(/(?<=[-_./])/).flatMap((part, i) => (i === 0 ? [part] : [document.createElement("wbr"), part]));
}
