import type { ConformanceRow } from "../row";
import { change } from "./range-change";
import { accepted, rangeRow } from "./range-row";

/** Sorting of ranges. */
export const rangeSortingRows: readonly ConformanceRow[] = [
  change(
    "sort.two-keys",
    2,
    "Sorting by two keys, the second descending.",
    ["RangeSort.apply"],
    [
      ["b", 1],
      ["a", 1],
      ["a", 2],
    ],
    (_sheet, block) => block.sort.apply([{ key: 0 }, { key: 1, ascending: false }]),
    "A1:B3",
    [
      ["a", 2],
      ["a", 1],
      ["b", 1],
    ],
  ),
  change(
    "sort.header",
    2,
    "A header stays on top.",
    ["RangeSort.apply"],
    [["z"], [3], [1]],
    (_sheet, block) => block.sort.apply([{ key: 0 }], false, true),
    "A1:A3",
    [["z"], [1], [3]],
  ),
  change(
    "sort.kinds",
    2,
    "Numbers come before texts before logical values; blanks are last, descending too.",
    ["RangeSort.apply"],
    [[true], ["a"], [""], [2]],
    (_sheet, block) => block.sort.apply([{ key: 0, ascending: false }]),
    "A1:A4",
    [[true], ["a"], [2], [""]],
    "inferred: the default sort order of Excel's help on sorting",
  ),
  change(
    "sort.columns",
    2,
    "Columns are sorted by the values of a row.",
    ["RangeSort.apply"],
    [
      [3, 1, 2],
      ["c", "a", "b"],
    ],
    (_sheet, block) => block.sort.apply([{ key: 0 }], false, false, "Columns"),
    "A1:C2",
    [
      [1, 2, 3],
      ["a", "b", "c"],
    ],
  ),
  change(
    "sort.pinyin",
    2,
    "Chinese texts are sorted by their sound unless told otherwise.",
    ["RangeSort.apply"],
    [["中"], ["北"], ["上"]],
    (_sheet, block) => block.sort.apply([{ key: 0 }], false, false, "Rows", "PinYin"),
    "A1:A3",
    [["北"], ["上"], ["中"]],
    "https://learn.microsoft.com/javascript/api/excel/excel.sortmethod",
  ),
  rangeRow(
    "range.sort.key",
    2,
    "A key outside the range is refused.",
    ["RangeSort.apply"],
    { error: "InvalidArgument" },
    (scratch) => {
      scratch.sheet.getRange("A1:B2").values = [
        [1, 2],
        [3, 4],
      ];
      scratch.sheet.getRange("A1:B2").sort.apply([{ key: 5 }]);
      return accepted(scratch);
    },
    "inferred: a malformed argument",
  ),
];
