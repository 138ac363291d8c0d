/** One rule of the house: a file that breaks it and nothing else, and the same file as it should be. */
interface LintCase {
  readonly name: string;
  readonly path: string;
  readonly rule: string;
  readonly broken: string;
  readonly clean: string;
}

const numbered = (count: number): string =>
  Array.from({ length: count }, (_, index) => `export const value${index} = ${index};`).join("\n") + "\n";

const statements = (count: number): string =>
  Array.from({ length: count }, (_, index) => `  total += value * ${index + 2};`).join("\n");

const branches = (count: number): string =>
  Array.from({ length: count }, (_, index) => `  if (value === ${index + 2}) return ${index};`).join("\n");

const longFunction = (count: number): string =>
  `export function score(value: number): number {\n  let total = 0;\n${statements(count)}\n  return total;\n}\n`;

const branching = (count: number): string =>
  `export function rank(value: number): number {\n${branches(count)}\n  return -1;\n}\n`;

export const lintCases: readonly LintCase[] = [
  {
    name: "an any",
    path: "src/domain/amounts.ts",
    rule: "@typescript-eslint/no-explicit-any",
    broken: "export type Amounts = Record<string, any>;\n",
    clean: "export type Amounts = Record<string, number>;\n",
  },
  {
    name: "a suppressed compiler",
    path: "src/domain/suppressed.ts",
    rule: "@typescript-eslint/ban-ts-comment",
    broken: "// @ts-ignore because\nexport const amount: number = 1;\n",
    clean: "export const amount = 1;\n",
  },
  {
    name: "a promise nobody waits for",
    path: "src/usecases/floating.ts",
    rule: "@typescript-eslint/no-floating-promises",
    broken: "export function save(write: () => Promise<void>): void {\n  write();\n}\n",
    clean: "export async function save(write: () => Promise<void>): Promise<void> {\n  await write();\n}\n",
  },
  {
    name: "an unsynced read",
    path: "src/excel/read.ts",
    rule: "office-addins/call-sync-before-read",
    broken:
      'export const read = (): Promise<string> =>\n  Excel.run(async (context) => {\n    const range = context.workbook.getSelectedRange();\n    range.load("address");\n    const address = range.address;\n    await context.sync();\n    return address;\n  });\n',
    clean:
      'export const read = (): Promise<string> =>\n  Excel.run(async (context) => {\n    const range = context.workbook.getSelectedRange();\n    range.load("address");\n    await context.sync();\n    return range.address;\n  });\n',
  },
  {
    name: "a sync in a loop",
    path: "src/excel/loop.ts",
    rule: "office-addins/no-context-sync-in-loop",
    broken:
      "export const flush = (times: number): Promise<void> =>\n  Excel.run(async (context) => {\n    for (let turn = 0; turn < times; turn += 1) await context.sync();\n  });\n",
    clean:
      "export const flush = (): Promise<void> =>\n  Excel.run(async (context) => {\n    await context.sync();\n  });\n",
  },
  {
    name: "Excel.run outside its folder",
    path: "src/taskpane/shortcut.ts",
    rule: "no-restricted-syntax",
    broken:
      "export const flush = (): Promise<void> =>\n  Excel.run(async (context) => {\n    await context.sync();\n  });\n",
    clean: "export const flush = (write: () => Promise<void>): Promise<void> => write();\n",
  },
  {
    name: "Office.js outside the doors",
    path: "src/usecases/host.ts",
    rule: "no-restricted-globals",
    broken: "export const language = (): string => Office.context.displayLanguage;\n",
    clean: "export const language = (displayLanguage: string): string => displayLanguage;\n",
  },
  {
    name: "an empty catch",
    path: "src/notice/quiet.ts",
    rule: "no-empty",
    broken:
      "export function read(parse: () => string): string {\n  try {\n    return parse();\n  } catch {}\n  return '';\n}\n",
    clean: "export function read(parse: () => string): string {\n  return parse();\n}\n",
  },
  {
    name: "a swallowed rejection",
    path: "src/usecases/quiet.ts",
    rule: "no-restricted-syntax",
    broken: "export const save = (write: () => Promise<void>): Promise<void> => write().catch(() => {});\n",
    clean:
      "export const save = (write: () => Promise<void>, tell: (error: unknown) => void): Promise<void> =>\n  write().catch((error: unknown) => tell(error));\n",
  },
  {
    name: "a rejection turned into nothing",
    path: "src/usecases/nothing.ts",
    rule: "no-restricted-syntax",
    broken:
      "export const read = (load: () => Promise<string>): Promise<string | undefined> => load().catch(() => undefined);\n",
    clean: "export const read = (load: () => Promise<string>): Promise<string | null> => load().catch(() => null);\n",
  },
  {
    name: "console in the product",
    path: "src/rules/loud.ts",
    rule: "no-console",
    broken: "export function tell(text: string): void {\n  console.log(text);\n}\n",
    clean: "export function tell(text: string, listener: (text: string) => void): void {\n  listener(text);\n}\n",
  },
  {
    name: "a file over 300 lines",
    path: "src/workbook/long.ts",
    rule: "max-lines",
    broken: numbered(301),
    clean: numbered(300),
  },
  {
    name: "a function over a screen",
    path: "src/allocation/long.ts",
    rule: "max-lines-per-function",
    broken: longFunction(57),
    clean: longFunction(56),
  },
  {
    name: "a function with too many ways through",
    path: "src/allocation/branching.ts",
    rule: "complexity",
    broken: branching(15),
    clean: branching(14),
  },
  {
    name: "a name that says nothing",
    path: "src/domain/names.ts",
    rule: "hengbo/plain-names",
    broken: "export class MoneyManager {\n  total = 0;\n}\n",
    clean: "export class Purse {\n  greatestCommonDivisor = 1;\n}\n",
  },
  {
    name: "a suppressed rule without a reason",
    path: "src/usecases/reason.ts",
    rule: "hengbo/reason-for-disable",
    broken: "/* eslint-disable no-console */\nexport function tell(text: string): void {\n  console.log(text);\n}\n",
    clean:
      "/* eslint-disable no-console -- shows that a reason is accepted */\nexport function tell(text: string): void {\n  console.log(text);\n}\n",
  },
  {
    name: "a picture without words",
    path: "src/taskpane/picture.tsx",
    rule: "jsx-a11y/alt-text",
    broken: 'export const Picture = () => <img src="scale.png" />;\n',
    clean: 'export const Picture = () => <img src="scale.png" alt="衡" />;\n',
  },
  {
    name: "a hook under a condition",
    path: "src/taskpane/hook.tsx",
    rule: "react-hooks/rules-of-hooks",
    broken:
      'import { useState } from "react";\n\nexport function Count({ shown }: { shown: boolean }) {\n  if (!shown) return null;\n  const [count] = useState(0);\n  return <p>{count}</p>;\n}\n',
    clean:
      'import { useState } from "react";\n\nexport function Count({ shown }: { shown: boolean }) {\n  const [count] = useState(0);\n  return shown ? <p>{count}</p> : null;\n}\n',
  },
  {
    name: "a focused test",
    path: "test/focused.test.ts",
    rule: "no-restricted-syntax",
    broken: 'it.only("adds", () => {\n  expect(1 + 1).toBe(2);\n});\n',
    clean: 'it("adds", () => {\n  expect(1 + 1).toBe(2);\n});\n',
  },
  {
    name: "a skipped test",
    path: "test/skipped.test.ts",
    rule: "no-restricted-syntax",
    broken: 'it.skip("adds", () => {\n  expect(1 + 1).toBe(2);\n});\n',
    clean:
      'const found = process.platform === "linux";\n(found ? it : it.skip)("adds", () => {\n  expect(1 + 1).toBe(2);\n});\n',
  },
  {
    name: "an undefined name in a script",
    path: "scripts/start.mjs",
    rule: "no-undef",
    broken: "export const address = window.location;\n",
    clean: "export const address = process.argv[2];\n",
  },
];
