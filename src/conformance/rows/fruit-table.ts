import type { Observation, Scratch } from "../row";

/** Data rows of the table below. */
export const fruitRows = [
  ["apple", 3],
  ["pear", 1],
  ["fig", 2],
];

/** A table of fruits and numbers over A1:B4, named after the sheet. */
export function fruits({ sheet, sheetName }: Scratch): Excel.Table {
  sheet.getRange("A1:B4").values = [["Fruit", "Count"], ...fruitRows];
  const table = sheet.tables.add("A1:B4", true);
  table.name = `fruits_${sheetName}`;
  return table;
}

/** What becomes of one action: `accepted`, or the code it is refused with. */
export async function outcome(context: Excel.RequestContext, act: () => unknown): Promise<Observation> {
  act();
  await context.sync();
  return "accepted";
}

/** The code the queued actions are refused with, or `accepted`. */
export async function refusal(context: Excel.RequestContext): Promise<string> {
  try {
    await context.sync();
    return "accepted";
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return error.code;
    throw error;
  }
}

/** The address without the sheet. */
export function local(address: string): string {
  return address.replace(/^.*!/, "");
}
