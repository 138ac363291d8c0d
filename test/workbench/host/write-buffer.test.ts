import { WriteBuffer } from "../../../src/workbench/host/engine/write-buffer";

type Written = readonly [sheet: string, row: number, column: number, rows: number];

function recording(): { written: Written[]; puts: number[]; buffer: WriteBuffer } {
  const written: Written[] = [];
  const puts: number[] = [];
  const buffer = new WriteBuffer((sheet, blocks) => {
    puts.push(blocks.length);
    for (const { row, column, lines } of blocks) written.push([sheet, row, column, lines.length]);
  });
  return { written, puts, buffer };
}
const line = [{ value: 1 }, { value: 2 }];

test("pieces that continue each other become one block; a sheet's blocks are written together and in order", () => {
  const { written, puts, buffer } = recording();
  buffer.write("a", 0, 0, [line, line]);
  buffer.write("a", 2, 0, [line]);
  buffer.write("a", 4, 0, [line]);
  buffer.write("a", 5, 1, [line]);
  buffer.write("a", 6, 1, [[{ value: 3 }]]);
  buffer.write("b", 7, 1, [[{ value: 3 }]]);
  buffer.flush();
  expect(written).toEqual([
    ["a", 0, 0, 3],
    ["a", 4, 0, 1],
    ["a", 5, 1, 1],
    ["a", 6, 1, 1],
    ["b", 7, 1, 1],
  ]);
  expect(puts).toEqual([4, 1]);
  expect(buffer.isEmpty).toBe(true);
});

test("what nobody asks for is written before the turn ends", async () => {
  const { written, buffer } = recording();
  buffer.write("a", 0, 0, [line]);
  expect(written).toEqual([]);
  await Promise.resolve();
  expect(written).toEqual([["a", 0, 0, 1]]);
});
