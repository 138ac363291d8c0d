/** Ranges and areas of one request, each asked for once. */
export interface Ranges {
  /** `E9`, `E9:F12`, `B:D`, or several of them joined by commas. */
  at(sheet: Excel.Worksheet, addresses: string): Excel.Range | Excel.RangeAreas;
  /** One block. */
  one(sheet: Excel.Worksheet, address: string): Excel.Range;
}

/**
 * Excel.run has every range kept by the host and let go again by a request of its own, about 250 bytes each. One that
 * is used within a single request says at once that it need not be kept; it must not be used after the next sync.
 */
export function untracked(sheet: Excel.Worksheet, address?: string): Excel.Range {
  return sheet.getRange(address).untrack();
}

/** Shared by all changes of a request: looks, validation and lines often speak of the same cells. */
export function createRanges(): Ranges {
  const blocks = new Map<Excel.Worksheet, Map<string, Excel.Range>>();
  const lists = new Map<Excel.Worksheet, Map<string, Excel.RangeAreas>>();
  const one = (sheet: Excel.Worksheet, address: string): Excel.Range =>
    remembered(blocks, sheet, address, () => untracked(sheet, address));
  return {
    one,
    at: (sheet, addresses) =>
      addresses.includes(",")
        ? remembered(lists, sheet, addresses, () => sheet.getRanges(addresses).untrack())
        : one(sheet, addresses),
  };
}

function remembered<T>(
  bySheet: Map<Excel.Worksheet, Map<string, T>>,
  sheet: Excel.Worksheet,
  address: string,
  make: () => T,
): T {
  const known = bySheet.get(sheet) ?? new Map<string, T>();
  bySheet.set(sheet, known);
  const found = known.get(address) ?? make();
  known.set(address, found);
  return found;
}
