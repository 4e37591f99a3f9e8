/** 1234567 as 1,234,567. The browser's own way loads a library for it, which the first picture would wait for. */
export function figure(n: number): string {
  return String(n).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

export function count(n: number, what: string): string {
  return `${figure(n)} ${what}${n === 1 ? "" : "s"}`;
}
