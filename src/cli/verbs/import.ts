import { success } from "../../domain/fault";
import { formatWan } from "../../domain/money";
import { FIELD_NAMES, type Project, type ProjectTable } from "../../domain/project";
import { readArguments } from "../arguments";
import { plannedSource } from "../../usecases/sourceStore";
import { freshBook, openFund, readNoticeAt, tableOf, writeBook } from "../books";
import { openFilePort } from "../../xlsx/filePort";
import type { Verb } from "../verb";
import { importInto } from "./importInto";

const USAGE =
  "import FILE [--fund DIR] [--today YYYY-MM-DD] [--out book.xlsx] [--into book.xlsx [--keep ID,ID]] [--by NAME] [--json]";
const OPTIONS = {
  out: { type: "string" },
  fund: { type: "string" },
  into: { type: "string" },
  keep: { type: "string" },
} as const;

/** `import`: a notice's project table with provenance, indicators, rules, dates and open questions. */
export const importVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(words, OPTIONS, 1, USAGE);
    if (!read.ok) return read;
    const { files, text, clock } = read.value;
    if (text["into"] !== undefined) return importInto(files[0] ?? "", text["into"], read.value, USAGE);
    const fund = await openFund(text["fund"]);
    if (!fund.ok) return fund;
    const document = await readNoticeAt(files[0] ?? "");
    if (!document.ok) return document;
    const table = tableOf(document.value, fund.value);
    if (!table.ok) return table;
    const out = text["out"];
    if (out !== undefined) {
      const port = await openFilePort(null);
      if (!port.ok) return port;
      const book = freshBook(table.value, fund.value, clock);
      const source = await plannedSource(port.value, document.value);
      if (!source.ok) return source;
      const act = { what: "导入通知", by: text["by"], clock };
      const written = await writeBook({ book, port: port.value }, out, act, [source.value]);
      if (!written.ok) return written;
    }
    return success({ json: tableJson(table.value), lines: tableLines(table.value, out), exitCode: 0 });
  },
};

function projectJson(project: Project): object {
  return {
    number: project.number,
    category: project.category,
    categoryLabel: project.categoryLabel,
    name: project.fields.name.text,
    builders: project.fields.builders.text,
    units: project.builders,
    task: project.fields.task.text,
    amount: project.amount === null ? null : formatWan(project.amount),
    placeholder: project.placeholder,
    fields: Object.fromEntries(FIELD_NAMES.map((name) => [name, project.fields[name].status])),
    places: Object.fromEntries(FIELD_NAMES.map((name) => [name, project.fields[name].line])),
  };
}

function tableJson(table: ProjectTable): object {
  const { title, documentNumber, year, indicators, rules, milestones, openQuestions, repairs } = table;
  return {
    title,
    documentNumber,
    year,
    projects: table.projects.map(projectJson),
    indicators,
    rules,
    milestones,
    openQuestions,
    repairs,
    rollUps: table.rollUps,
    printedAmounts: table.printedAmounts.map((printed) => ({ ...printed, amount: formatWan(printed.amount) })),
    units: { source: table.units.source, list: table.units.list.map(({ code, name }) => ({ code, name })) },
  };
}

function tableLines(table: ProjectTable, out: string | undefined): readonly string[] {
  const rows = table.projects.map((project) => {
    const missing = FIELD_NAMES.filter((name) => project.fields[name].status === "missing").length;
    const inferred = FIELD_NAMES.filter((name) => project.fields[name].status === "inferred").length;
    const name = project.placeholder ? "（原件缺失，待核）" : project.fields.name.text;
    return `${String(project.number).padStart(3)}  ${name}${inferred > 0 ? `  推断${inferred}` : ""}${missing > 0 ? `  缺失${missing}` : ""}`;
  });
  const real = table.projects.filter((project) => !project.placeholder).length;
  const counts = `项目 ${real}，占位 ${table.projects.length - real}，指标 ${table.indicators.length}，规则 ${table.rules.length}，时间节点 ${table.milestones.length}，待核实 ${table.openQuestions.length}`;
  return [table.title, counts, ...rows, ...(out === undefined ? [] : [`已写入 ${out}`])];
}
