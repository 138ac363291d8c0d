import { success } from "../../domain/fault";
import { formatWan } from "../../domain/money";
import { threeYears, type BookOfYear, type ThreeYears } from "../../tracking/threeYears";
import { readArguments } from "../arguments";
import { openMaster } from "../books";
import type { Answer, Verb } from "../verb";

const USAGE = "years book2018.xlsx book2019.xlsx book2020.xlsx [--json]";

/** `years`: which counties got what in which year, and whom the two coverages have reached (R23). */
export const yearsVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(words, {}, { least: 1 }, USAGE);
    if (!read.ok) return read;
    const books: BookOfYear[] = [];
    for (const file of read.value.files) {
      const opened = await openMaster(file, read.value.clock);
      if (!opened.ok) return opened;
      books.push({ file, book: opened.value.book });
    }
    const view = threeYears(books);
    return view.ok ? success(answerOf(view.value)) : view;
  },
};

const EXPECTED_WORDS = new Map<boolean | null, string>([
  [true, "符合每年3至4个"],
  [false, "不在每年3至4个之内"],
  [null, "资料不全，不能判断"],
]);

function answerOf({ years, coverage, doubts }: ThreeYears): Answer {
  const nameOf = new Map(coverage.map(({ unit, name }) => [unit, name]));
  const names = (units: readonly string[]): string => units.map((unit) => nameOf.get(unit) ?? unit).join("、") || "无";
  const lines = [
    ...years.flatMap(({ year, counties, covered, asExpected }) => [
      `${year}年　${counties.map(({ unit, amount }) => `${nameOf.get(unit) ?? unit}${amount === null ? "未填" : formatWan(amount)}`).join("　")}（万元）`,
      `　文化馆数字化：${names(covered.culture)}（${EXPECTED_WORDS.get(asExpected.culture) ?? ""}）`,
      `　图书馆接入：${names(covered.library)}（${EXPECTED_WORDS.get(asExpected.library) ?? ""}）`,
    ]),
    ...doubts.map(({ zh }) => zh),
  ];
  const json = {
    years: years.map(({ counties, ...year }) => ({
      ...year,
      counties: counties.map(({ unit, amount }) => ({ unit, amount: amount === null ? null : formatWan(amount) })),
    })),
    coverage: coverage.map(({ unit, name, on }) => ({ unit, name, ...on })),
    doubts: doubts.map(({ zh }) => zh),
  };
  return { json, lines, exitCode: 0 };
}
