/** `{8-4-4-4-12}` hexadecimal digits. */
export function isGuid(text: string): boolean {
  return /^\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}$/.test(text);
}

/** A GUID made from a text: the same text gives the same one, so that equal workbooks give equal bytes. */
export function guidOf(text: string): string {
  const digits = [1, 2, 3, 4].map((seed) => hash(text, seed).toString(16).toUpperCase().padStart(8, "0")).join("");
  const [a, b, c, d, e] = [
    [0, 8],
    [8, 12],
    [13, 16],
    [17, 20],
    [20, 32],
  ].map(([from, to]) => digits.slice(from, to));
  return `{${a}-${b}-4${c}-8${d}-${e}}`;
}

/** FNV-1a over UTF-16 units, started differently by `seed`. */
function hash(text: string, seed: number): number {
  let value = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}
