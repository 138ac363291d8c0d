/** Equal as JSON, whatever the order of keys; absent and undefined are one; numbers to 12 significant digits. */
export function sameData(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right);
}

/** True when everything in `part` is in `whole`, at every depth; lists must be as long. */
export function containsData(whole: unknown, part: unknown): boolean {
  if (typeof part !== "object" || part === null) return sameData(whole, part);
  if (typeof whole !== "object" || whole === null) return false;
  if (Array.isArray(part) && (!Array.isArray(whole) || whole.length !== part.length)) return false;
  const present = new Map<string, unknown>(Object.entries(whole));
  return Object.entries(part).every(([key, value]) => containsData(present.get(key), value));
}

function canonical(value: unknown): string {
  if (typeof value === "number") return String(Number(value.toPrecision(12)));
  if (typeof value !== "object" || value === null) return value === undefined ? "undefined" : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one: unknown) => canonical(one)).join(",")}]`;
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}
