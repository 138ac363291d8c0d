/** True when the open workbook holds nothing: the self-test makes and deletes sheets, so it only runs in such a one. */
export async function isEmptyWorkbook(): Promise<boolean> {
  return Excel.run(async (context) => {
    const { worksheets, names } = context.workbook;
    worksheets.load("items/name");
    names.load("items/name");
    await context.sync();
    const used = worksheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(false).load("address"));
    await context.sync();
    return names.items.length === 0 && used.every((range) => range.isNullObject);
  });
}

/** Leaves one empty sheet of that name in front, whatever was there before. */
export async function emptyWorkbook(context: Excel.RequestContext, sheetName: string): Promise<Excel.Worksheet> {
  const { worksheets, names } = context.workbook;
  worksheets.load("items/name");
  names.load("items/name");
  await context.sync();
  const interim = worksheets.add(freeName(worksheets.items.map((sheet) => sheet.name)));
  interim.activate();
  for (const sheet of worksheets.items) {
    // A sheet that is very hidden cannot be deleted.
    sheet.visibility = "Visible";
    sheet.delete();
  }
  for (const name of names.items) name.delete();
  interim.name = sheetName;
  await context.sync();
  return interim;
}

function freeName(taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`interim${number}`)) number += 1;
  return `interim${number}`;
}
