import type { Styles } from "@univerjs/core";

type StyleData = Parameters<Styles["setValue"]>[0];

/** Equal for styles the engine holds equal: the order of properties does not count. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

/**
 * Lets a workbook find a style it already has at once. The engine (0.25.1) compares with every style it ever had, cell
 * by cell, as soon as properties stand in another order than before: a third of the time of building our workbook.
 */
export function indexStyles(styles: Styles): void {
  const known = new Map<string, string>();
  const byText = new Map<string, string>();
  const remember = (id: string, data: StyleData): void => {
    const key = canonical(data);
    if (!known.has(key)) known.set(key, id);
  };
  styles.each(([id, data]) => remember(id, data));
  const add = styles.add.bind(styles);
  const addCustomStyle = styles.addCustomStyle.bind(styles);
  const remove = styles.remove.bind(styles);
  const present = (id: string | undefined): id is string => id !== undefined && styles.get(id) !== undefined;
  styles.search = (data, text) => {
    const same = byText.get(text);
    if (present(same)) return same;
    const id = known.get(canonical(data));
    if (!present(id)) return "-1";
    byText.set(text, id);
    return id;
  };
  styles.add = (data, text) => {
    const id = add(data, text);
    known.set(canonical(data), id);
    byText.set(text, id);
    return id;
  };
  styles.addCustomStyle = (id, data) => {
    addCustomStyle(id, data);
    if (data !== null && data !== undefined) remember(id, data);
  };
  styles.remove = (id) => {
    const data = styles.get(id);
    if (data !== null && data !== undefined) known.delete(canonical(data));
    remove(id);
  };
}
