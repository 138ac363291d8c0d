/**
 * What a file said, with only what changed since it was opened. The host does not keep everything the way a file
 * spells it (quotes around a sheet's name, a width between two pixels): what comes back as it was shown right after
 * opening goes back as the file had it.
 * @param base as the file has it, @param shown as the host gave it back right after opening, @param current as now
 */
export function withChanges<T>(base: T, shown: T, current: T): T {
  if (same(shown, current)) return base;
  if (Array.isArray(base) && Array.isArray(shown) && Array.isArray(current))
    return mergeLists(base, shown, current) as T;
  if (isRecord(base) && isRecord(shown) && isRecord(current)) return mergeRecords(base, shown, current) as T;
  return current;
}

export function same(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((one, index) => same(one, right[index]));
  if (!isRecord(left) || !isRecord(right)) return false;
  const keys = (record: Readonly<Record<string, unknown>>): string[] =>
    Object.keys(record).filter((key) => record[key] !== undefined);
  const own = keys(left);
  return own.length === keys(right).length && own.every((key) => same(left[key], right[key]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Map);
}

function mergeRecords(
  base: Readonly<Record<string, unknown>>,
  shown: Readonly<Record<string, unknown>>,
  current: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(current)])];
  const entries = keys.map((key) => [key, withChanges(base[key], shown[key], current[key])] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function nameOf(value: unknown): unknown {
  return isRecord(value) ? (value["id"] ?? value["address"] ?? value["name"]) : undefined;
}

/** Entries are the same when nothing about them changed, or when they have the same name at least. */
function mergeLists(base: readonly unknown[], shown: readonly unknown[], current: readonly unknown[]): unknown[] {
  if (base.length !== shown.length) return [...current];
  return current.map((value) => {
    const name = nameOf(value);
    const equal = shown.findIndex((one) => same(one, value));
    const at = equal >= 0 ? equal : shown.findIndex((one) => name !== undefined && nameOf(one) === name);
    return at < 0 ? value : withChanges(base[at], shown[at], value);
  });
}
