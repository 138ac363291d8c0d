import { openWorkbook } from "../../../src/sheetfile";
import type { RunningExcel } from "../excel-in-process";
import { startExcel } from "../excel-in-process";

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel();
});
afterEach(() => excel.stop());

type Done<T> = (result: Office.AsyncResult<T>) => void;

const done = "done";

/** The value of a Common API call (`done` for those that give nothing), or the number of its error. */
function called<T>(call: (done: Done<T>) => void): Promise<T | number> {
  return new Promise((resolve) =>
    call(({ status, value, error }) => {
      const empty = typeof value === "object" ? Object.keys(value ?? {}).length === 0 : value === undefined;
      if (status !== Office.AsyncResultStatus.Succeeded) resolve(error.code);
      else resolve(empty ? (done as T) : value);
    }),
  );
}

async function select(address: string, values?: unknown[][]): Promise<void> {
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange(address);
    if (values !== undefined) range.values = values;
    range.select();
    await context.sync();
  });
}

async function values(address: string): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange(address).load("values");
    await context.sync();
    return range.values as unknown[][];
  });
}

const read = (type: Office.CoercionType, options: Office.GetSelectedDataOptions = {}): Promise<unknown> =>
  called<unknown>((done) => Office.context.document.getSelectedDataAsync(type, options, done));
const write = (data: unknown, options: Office.SetSelectedDataOptions = {}): Promise<unknown> =>
  called((done) => Office.context.document.setSelectedDataAsync(data as string, options, done));

describe("selected data", () => {
  test("as text, matrix and table, as values and as shown", async () => {
    await select("A1:B2", [
      ["a", 0.5],
      ["b", 2],
    ]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("B1").numberFormat = [["0%"]];
      await context.sync();
    });
    expect(await read(Office.CoercionType.Text)).toBe("a\t0.5\nb\t2");
    expect(await read(Office.CoercionType.Matrix)).toEqual([
      ["a", 0.5],
      ["b", 2],
    ]);
    expect(await read(Office.CoercionType.Matrix, { valueFormat: Office.ValueFormat.Formatted })).toEqual([
      ["a", "50%"],
      ["b", "2"],
    ]);
    const table = (await read(Office.CoercionType.Table)) as Office.TableData;
    expect(table.rows).toEqual([
      ["a", 0.5],
      ["b", 2],
    ]);
  });

  test("of a sheet nobody has clicked in is its first cell", async () => {
    expect(await read(Office.CoercionType.Text)).toBe("");
    expect(await write("here")).toBe("done");
    expect(await values("A1")).toEqual([["here"]]);
  });

  test("only what is visible", async () => {
    await select("A1:B2", [
      [1, 2],
      [3, 4],
    ]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("2:2").rowHidden = true;
      await context.sync();
    });
    const onlyVisible = { filterType: Office.FilterType.OnlyVisible };
    expect(await read(Office.CoercionType.Matrix, onlyVisible)).toEqual([[1, 2]]);
  });

  test("a text and a matrix are written; a matrix of another size is refused, and so is a locked cell", async () => {
    await select("A1");
    expect(await write("=1+2")).toBe(done);
    expect(await values("A1")).toEqual([[3]]);
    await select("B1");
    expect(await write([[1, 2], ["x", true]])).toBe(done); // prettier-ignore
    expect(await values("B1:C2")).toEqual([
      [1, 2],
      ["x", true],
    ]);
    await select("A5:C6");
    expect(await write([[1, 2]])).toBe(2002);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").protection.protect();
      await context.sync();
    });
    await select("A1");
    expect(await write("locked")).toBe(2001);
  });

  test("table data make a table, unless something is in the way", async () => {
    await select("B2");
    const data = new Office.TableData(
      [
        ["Ann", 1],
        ["Bob", 2],
      ],
      ["Name", "Count"],
    );
    expect(await write(data, { coercionType: Office.CoercionType.Table })).toBe(done);
    expect(await values("B2:C4")).toEqual([
      ["Name", "Count"],
      ["Ann", 1],
      ["Bob", 2],
    ]);
    expect(excel.host.book.tables.list().map((table) => table.area.rows)).toEqual([3]);
    await select("B3");
    expect(await write(data, { coercionType: Office.CoercionType.Table })).toBe(2003);
  });
});

describe("bindings", () => {
  const { bindings } = { bindings: (): Office.Bindings => Office.context.document.bindings };

  test("of a named item: data are read and written, in part and as a whole; events tell of changes", async () => {
    await select("A1:B3", [
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:B3");
      context.workbook.names.add("block", range);
      await context.sync();
    });
    const binding = (await called<Office.Binding>((done) =>
      bindings().addFromNamedItemAsync("block", Office.BindingType.Matrix, { id: "block1" }, done),
    )) as Office.MatrixBinding;
    expect({ id: binding.id, type: binding.type, rows: binding.rowCount, columns: binding.columnCount }).toEqual({
      id: "block1",
      type: "matrix",
      rows: 3,
      columns: 2,
    });
    const part = { startRow: 1, startColumn: 1, rowCount: 2, columnCount: 1 };
    expect(await called((done) => binding.getDataAsync(part, done))).toEqual([[4], [6]]);
    const seen: string[] = [];
    await called((done) => binding.addHandlerAsync(Office.EventType.BindingDataChanged, () => seen.push("data"), done));
    await called((done) =>
      binding.addHandlerAsync(
        Office.EventType.BindingSelectionChanged,
        (args: Office.BindingSelectionChangedEventArgs) => seen.push(`${args.startRow},${args.startColumn}`),
        done,
      ),
    );
    await excel.edit("Sheet1!B2", 40);
    await excel.edit("Sheet1!D9", 1);
    await select("B3");
    await excel.settled();
    expect(seen.filter((one) => one === "data")).toEqual(["data"]);
    expect(seen).toContain("2,1");
    expect(await called((done) => binding.setDataAsync([[7, 8]], { startRow: 2 }, done))).toBe(done);
    expect(await values("A1:B3")).toEqual([
      [1, 2],
      [3, 40],
      [7, 8],
    ]);
    expect(await called((done) => binding.setDataAsync([[1], [2], [3], [4]], done))).toBe(2004);
    expect(await called((done) => binding.getDataAsync({ startRow: 9 }, done))).toBe(1005);
  });

  test("of the selection; all of them; release; what is not there", async () => {
    await select("C3");
    const made = await called<Office.Binding>((done) =>
      bindings().addFromSelectionAsync(Office.BindingType.Text, { id: "cell" }, done),
    );
    expect(typeof made).toBe("object");
    const all = (await called<Office.Binding[]>((done) => bindings().getAllAsync(done))) as Office.Binding[];
    expect(all.map((binding) => binding.id)).toEqual(["cell"]);
    await Excel.run(async (context) => {
      const binding = context.workbook.bindings.getItem("cell").load("type");
      await context.sync();
      expect(binding.type).toBe("Text");
    });
    expect(await called((done) => bindings().releaseByIdAsync("cell", done))).toBe(done);
    expect(await called((done) => bindings().getByIdAsync("cell", done))).toBe(3002);
    const missing = (done: Done<Office.Binding>): void =>
      bindings().addFromNamedItemAsync("nothing", Office.BindingType.Matrix, done);
    expect(await called(missing)).toBe(3006);
    await select("A1:B2");
    const text = (done: Done<Office.Binding>): void => bindings().addFromSelectionAsync(Office.BindingType.Text, done);
    expect(await called(text)).toBe(3004);
  });

  test("of a table: rows are added and taken away", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1:B2").values = [
        ["Name", "Count"],
        ["Ann", 1],
      ];
      sheet.tables.add("A1:B2", true).name = "People";
      await context.sync();
    });
    const binding = (await called<Office.Binding>((done) =>
      bindings().addFromNamedItemAsync("People", Office.BindingType.Table, { id: "people" }, done),
    )) as Office.TableBinding;
    expect({ rows: binding.rowCount, headers: binding.hasHeaders }).toEqual({ rows: 1, headers: true });
    expect(await called((done) => binding.addRowsAsync([["Bob", 2]], done))).toBe(done);
    const data = (await called((done) => binding.getDataAsync(done))) as Office.TableData;
    expect({ headers: data.headers, rows: data.rows }).toEqual({
      headers: [["Name", "Count"]],
      rows: [
        ["Ann", 1],
        ["Bob", 2],
      ],
    });
    expect(await called((done) => binding.deleteAllDataValuesAsync(done))).toBe(done);
    expect(await values("A1:B2")).toEqual([
      ["Name", "Count"],
      ["", ""],
    ]);
  });
});

test("goToById selects the cells of a binding or a name; what is not there is refused", async () => {
  await select("A1");
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("other");
    context.workbook.names.add("far", sheet.getRange("C3:D4"));
    await context.sync();
  });
  const { document } = Office.context;
  expect(await called((done) => document.goToByIdAsync("far", Office.GoToType.NamedItem, done))).toBe(done);
  await Excel.run(async (context) => {
    const range = context.workbook.getSelectedRange().load("address");
    await context.sync();
    expect(range.address).toBe("other!C3:D4");
  });
  expect(await called((done) => document.goToByIdAsync("nowhere", Office.GoToType.NamedItem, done))).toBe(7002);
  expect(await called((done) => document.goToByIdAsync(1, Office.GoToType.Slide, done))).toBe(7001);
});

test("getFileAsync gives the workbook in slices; other kinds of file are refused", async () => {
  await select("A1", [["in the file"]]);
  const { document } = Office.context;
  const file = (await called<Office.File>((done) =>
    document.getFileAsync(Office.FileType.Compressed, { sliceSize: 1024 }, done),
  )) as Office.File;
  const bytes: number[] = [];
  for (let index = 0; index < file.sliceCount; index += 1) {
    const slice = (await called<Office.Slice>((done) => file.getSliceAsync(index, done))) as Office.Slice;
    bytes.push(...(slice.data as number[]));
  }
  expect(bytes).toHaveLength(file.size);
  await called((done) => file.closeAsync(done));
  const opened = await openWorkbook(Uint8Array.from(bytes));
  expect(opened.ok && opened.value.model.sheets[0]?.cells[0]?.[0]?.value).toBe("in the file");
  expect(await called((done) => document.getFileAsync(Office.FileType.Pdf, done))).toBe(1009);
});

test("mode, address, and the properties of the file", async () => {
  const { document } = Office.context;
  expect(document.mode).toBe(Office.DocumentMode.ReadWrite);
  const properties = (await called((done) => document.getFilePropertiesAsync(done))) as Office.FileProperties;
  expect(properties.url).toBe(document.url);
});
