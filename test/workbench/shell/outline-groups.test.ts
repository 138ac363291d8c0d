import { outlineGroups } from "../../../src/workbench/shell/outline/groups";

test("groups of an outline, the outermost first, with what is closed", () => {
  const levels = new Map([
    [3, 1],
    [4, 2],
    [5, 2],
    [6, 1],
    [9, 1],
  ]);
  expect(outlineGroups(levels, (index) => index === 4 || index === 5)).toEqual([
    { start: 3, end: 6, level: 1, collapsed: false },
    { start: 9, end: 9, level: 1, collapsed: false },
    { start: 4, end: 5, level: 2, collapsed: true },
  ]);
  expect(outlineGroups(new Map(), () => false)).toEqual([]);
});
