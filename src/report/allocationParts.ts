import type { FundBook } from "../domain/book";
import { lineLabel } from "../domain/lines";
import type { Unit } from "../domain/units";
import { amountWord } from "../workbook/sheets/amountWord";
import { SOURCE_WORDS } from "../workbook/sheets/ledger";
import { heading, paragraph, strong, wan, type Block, type ReportCell } from "./document";
import type { AllocationFigures } from "./places";

const LEVELS = [
  { level: "prefecture", label: "州级" },
  { level: "county", label: "县市" },
] as const;

/** 资金来源: every document received, ± amounts, and their sum. */
export function fundingBlocks(book: FundBook, figures: AllocationFigures): readonly Block[] {
  const received = book.ledger.filter(({ direction }) => direction === "in");
  if (received.length === 0) return [paragraph("资金台账中还没有收到的指标文件，总额待填。")];
  const rows = received.map(({ documentNumber, issuedOn, receivedOn, amount, source }): readonly ReportCell[] => [
    documentNumber === "" ? "（文号待填）" : documentNumber,
    issuedOn ?? "—",
    receivedOn ?? "—",
    SOURCE_WORDS[source],
    wan(amount, `资金台账 文号“${documentNumber}” 其中本资金`),
  ]);
  return [
    paragraph(`本资金共收到指标文件${received.length}份，合计`, figures.received(), "万元。"),
    {
      kind: "table",
      table: {
        unit: "万元",
        columns: [
          { label: "文号", width: 34 },
          { label: "文件日期", width: 16, align: "center" },
          { label: "收文日期", width: 16, align: "center" },
          { label: "级次", width: 10, align: "center" },
          { label: "其中本资金", width: 18, align: "right" },
        ],
        rows: [...rows, [strong("合计"), "", "", "", strong(figures.received())]],
      },
    },
  ];
}

/** 按单位: one row for each unit under its level, sums first as 附表1 has them. */
export function byUnitTable(book: FundBook, figures: AllocationFigures, units: readonly Unit[] = book.units): Block {
  const { groups } = figures.layout;
  const rows = LEVELS.flatMap(({ level, label }) => {
    const own = units.filter((unit) => unit.level === level);
    return own.length === 0 ? [] : [[strong(label), "", ""], ...own.map((unit) => unitRow(book, figures, unit))];
  });
  return {
    kind: "table",
    table: {
      unit: "万元",
      columns: [
        { label: "单位", width: 26 },
        { label: amountWord(book.state), width: 20, align: "right" },
        { label: "主要用途（项目）", width: 60 },
      ],
      rows: units.length === book.units.length ? [...rows, [strong("合计"), strong(figures.allocated()), ""]] : rows,
      ...(groups.length === 0 ? { note: "项目表中还没有项目。" } : {}),
    },
  };
}

function unitRow(book: FundBook, figures: AllocationFigures, unit: Unit): readonly ReportCell[] {
  const projects = figures.layout.lineRows
    .filter(({ line }) => (book.decided[line.id]?.[unit.code] ?? 0) !== 0)
    .map(({ line }) => lineLabel(line));
  return [unit.name, figures.unit(unit.code), projects.length === 0 ? "—" : projects.join("、")];
}

/** 按项目: lines under their kind of task. */
export function byProjectTable(book: FundBook, figures: AllocationFigures): Block {
  const rows = figures.layout.groups.flatMap((group): (readonly ReportCell[])[] => [
    [strong(`${group.numeral}、${group.label}`), strong(figures.group(group)), ""],
    ...group.lines.map(({ line }) => [lineLabel(line), figures.line(line.id), buildersText(book, line.builders)]),
  ]);
  return {
    kind: "table",
    table: {
      unit: "万元",
      columns: [
        { label: "项目", width: 40 },
        { label: amountWord(book.state), width: 20, align: "right" },
        { label: "建设单位", width: 40 },
      ],
      rows: [...rows, [strong("合计"), strong(figures.allocated()), ""]],
    },
  };
}

function buildersText(book: FundBook, builders: readonly string[]): string {
  const counties = book.units.filter(({ level }) => level === "county").map(({ code }) => code);
  const all = counties.length > 0 && counties.every((code) => builders.includes(code));
  const named = book.units.filter(({ code, level }) => builders.includes(code) && !(all && level === "county"));
  return [...named.map(({ name }) => name), ...(all ? [`${counties.length}个县市`] : [])].join("、") || "待核";
}

/** 附表: project × unit, wide. */
export function matrixTable(figures: AllocationFigures): Block {
  const { unitColumns, groups } = figures.layout;
  const total: readonly ReportCell[] = [
    strong("合计"),
    strong(figures.allocated()),
    ...unitColumns.map(({ unit }) => strong(figures.unit(unit.code))),
  ];
  return {
    kind: "table",
    table: {
      unit: "万元",
      columns: [
        { label: "项目", width: 26 },
        { label: "合计", width: 11, align: "right" },
        ...unitColumns.map(({ unit }) => ({ label: unit.shortName, width: 10, align: "right" as const })),
      ],
      rows: [
        total,
        ...groups.flatMap((group): (readonly ReportCell[])[] => [
          [strong(`${group.numeral}、${group.label}`), strong(figures.group(group))],
          ...group.lines.map(({ line }): readonly ReportCell[] => [
            lineLabel(line),
            figures.line(line.id),
            ...unitColumns.map(({ unit }) => figures.cell(line.id, unit.code)),
          ]),
        ]),
      ],
      note: "空白表示未安排；0.00表示明确不安排。",
    },
  };
}

/** 口径: every reading in force that a person chose, and the open ones at their default. */
export function readingBlocks(book: FundBook): readonly Block[] {
  const doubtful = book.catalogue.filter(({ readings }) => readings.length > 1);
  if (doubtful.length === 0) return [];
  const rows = doubtful.map((rule): readonly ReportCell[] => {
    const choice = book.rules.find((candidate) => candidate.rule === rule.id);
    const chosen = rule.readings.find(({ id }) => id === choice?.reading);
    const who = chosen ? `${choice?.decidedBy ?? ""} ${choice?.decidedOn ?? ""}`.trim() : "默认，待定";
    return [rule.name.zh, rule.clause, (chosen ?? rule.readings[0]).label.zh, who];
  });
  return [
    heading(2, "口径"),
    {
      kind: "table",
      table: {
        columns: [
          { label: "条款", width: 30 },
          { label: "依据", width: 16 },
          { label: "现用口径", width: 34 },
          { label: "谁定（自报）、日期", width: 24 },
        ],
        rows,
      },
    },
  ];
}
