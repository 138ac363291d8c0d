import { recogniseUnits } from "../../domain/recognise";
import { nameQuote, numbersOf, printed, type Check } from "./reading";

/** C11: numbers missing inside the printed order. */
const missingNumbers: Check = ({ projects }) => {
  const gaps = projects.filter(({ placeholder }) => placeholder);
  const beside = projects.filter(
    (project, index) =>
      !project.placeholder && [projects[index - 1], projects[index + 1]].some((one) => one?.placeholder),
  );
  return [
    {
      check: "missing-number",
      about: "numbers",
      topic: `序号${numbersOf(gaps).join("、")}在表中缺失，内容待与原件核对`,
      assumption: "保留空位，不补写内容，不安排资金",
      ask: "所缺项目的内容，或编号是否有误",
      quotes: gaps.length === 0 ? [] : beside.map(nameQuote),
      projects: numbersOf(gaps),
    },
  ];
};

/** C12: rows put back by one column. */
const shiftedRows: Check = ({ projects, repairs }) => {
  const shifted = projects.filter(({ number }) => repairs.get(number)?.some(({ rule }) => rule === "row-shift"));
  const quotes = shifted.flatMap(({ number }) =>
    (repairs.get(number) ?? [])
      .filter(({ rule, before }) => rule === "row-shift" && before !== "")
      .map(({ before, line }) => ({ text: before, line })),
  );
  return [
    {
      check: "shifted-row",
      about: "rows",
      topic: `第${numbersOf(shifted).join("、")}项各栏右移一列，建设任务缺失`,
      assumption: "按推断移回，建设任务待与原件核对",
      ask: "该项各栏的正确内容和建设任务",
      quotes,
      projects: numbersOf(shifted),
    },
  ];
};

/** C14: categories filled into blank cells. */
const filledCategories: Check = (reading) => {
  const filled = printed(reading).filter(({ number }) =>
    reading.repairs.get(number)?.some(({ rule }) => rule === "fill-down"),
  );
  const sources = new Set(filled.map(({ fields }) => fields.category.line));
  const quotes = new Map<number | null, string>();
  for (const { fields } of printed(reading)) {
    const { text, line } = fields.category;
    if (sources.has(line) && !quotes.has(line)) quotes.set(line, text);
  }
  return [
    {
      check: "filled-category",
      about: "categories",
      topic: "项目类型栏空白（合并单元格），分项标题是否适用于以下各项",
      assumption: "沿用上方类型，破折号后的分项标题只用于本行",
      ask: "空白各项的项目类型",
      quotes: [...quotes].map(([line, text]) => ({ text, line })),
      projects: numbersOf(filled),
    },
  ];
};

/** C33: builders that name nobody we know. */
const unresolvedBuilders: Check = (reading) => {
  const known = new Map<string, boolean>();
  const asked = printed(reading).filter(({ builders, fields }) => {
    const { text } = fields.builders;
    const unresolved = known.get(text) ?? recogniseUnits(text, reading.units).unresolved.length > 0;
    known.set(text, unresolved);
    return builders.length === 0 || unresolved;
  });
  return [
    {
      check: "unresolved-builder",
      about: "builders",
      topic: "建设单位空缺或有认不出的单位",
      assumption: "只列认得的单位，其余待指定",
      ask: "这些项目的建设单位",
      quotes: asked.map(({ fields: { builders, name } }) =>
        builders.text === "" ? { text: name.text, line: name.line } : { text: builders.text, line: builders.line },
      ),
      projects: numbersOf(asked),
    },
  ];
};

/** C38: categories of another fund. */
const foreignCategories: Check = (reading) => {
  const foreign = printed(reading).filter(({ category }) => category === null);
  const labels = new Map(
    foreign.map(({ fields: { category, name } }) => [category.text, category.text === "" ? name : category]),
  );
  return [
    {
      check: "foreign-category",
      about: "categories",
      topic: "项目类型空缺或不属于网络、资源、推广三类",
      assumption: "保留原类型，不计入资源建设比例",
      ask: "这些项目的类型",
      quotes: [...labels.values()].map(({ text, line }) => ({ text, line })),
      projects: numbersOf(foreign),
    },
  ];
};

export const TABLE_CHECKS: readonly Check[] = [
  missingNumbers,
  shiftedRows,
  filledCategories,
  unresolvedBuilders,
  foreignCategories,
];
