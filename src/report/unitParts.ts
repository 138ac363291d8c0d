import type { FundBook } from "../domain/book";
import { failure, success, type Result } from "../domain/fault";
import { lineLabel } from "../domain/lines";
import type { IndicatorTarget } from "../domain/records";
import type { Unit, UnitCode } from "../domain/units";
import { indicatorPoints } from "../rules/quantities/taskPoints";
import { COMPARATOR_WORDS, PERIOD_WORDS } from "../workbook/sheets/indicatorColumns";
import { count, paragraph, percent, strong, type Block, type Figure, type ReportCell } from "./document";
import type { AllocationFigures } from "./places";

/** The units a report is about: all, or the one asked for. Fault: no such unit. */
export function askedUnits(book: FundBook, code: UnitCode | undefined): Result<readonly Unit[]> {
  if (code === undefined) return success(book.units);
  const unit = book.units.find((candidate) => candidate.code === code || candidate.name === code);
  if (unit) return success([unit]);
  return failure({
    code: "unit-unknown",
    sentence: { zh: `没有“${code}”这个单位，没有生成文书。`, en: `There is no unit "${code}"; no report was made.` },
    nextStep: {
      zh: `可用：${book.units.map((one) => `${one.code} ${one.name}`).join("、")}。`,
      en: `Known: ${book.units.map((one) => one.code).join(", ")}.`,
    },
    place: code,
  });
}

/** 金额明细 of one unit: its lines, then their sum. */
export function unitMoneyTable(figures: AllocationFigures, unit: Unit): Block {
  const rows = figures.layout.lineRows.flatMap(({ line }): (readonly ReportCell[])[] => {
    const figure = figures.cell(line.id, unit.code);
    return figure === "" ? [] : [[lineLabel(line), figure]];
  });
  return {
    kind: "table",
    table: {
      unit: "万元",
      columns: [
        { label: "项目", width: 60 },
        { label: "金额", width: 30, align: "right" },
      ],
      rows: [...rows, [strong("合计"), strong(figures.unit(unit.code))]],
    },
  };
}

/** 绩效目标: what is to be reached, with the value in force and where it stands. */
export function targetTable(indicators: readonly IndicatorTarget[]): Block {
  if (indicators.length === 0) return paragraph("没有量化指标；定性任务见项目表。");
  return {
    kind: "table",
    table: {
      columns: [
        { label: "项目", width: 9, align: "center" },
        { label: "单位", width: 22 },
        { label: "指标", width: 36 },
        { label: "要求", width: 16, align: "center" },
        { label: "目标值", width: 14, align: "right" },
        { label: "计量", width: 10, align: "center" },
        { label: "周期", width: 10, align: "center" },
      ],
      rows: indicators.map((indicator): readonly ReportCell[] => [
        String(indicator.project),
        indicator.unit,
        indicator.name,
        COMPARATOR_WORDS[indicator.comparator],
        count(indicator.current, indicator.measure, placeOf(indicator, "现行值")),
        indicator.measure,
        PERIOD_WORDS[indicator.period],
      ]),
    },
  };
}

/** 完成情况: target, what was reported, and the rate; nothing reported is “—”. */
export function completionTable(indicators: readonly IndicatorTarget[]): Block {
  if (indicators.length === 0) return paragraph("没有量化指标可以核对。");
  return {
    kind: "table",
    table: {
      columns: [
        { label: "项目", width: 9, align: "center" },
        { label: "指标", width: 40 },
        { label: "目标值", width: 16, align: "right" },
        { label: "累计完成", width: 16, align: "right" },
        { label: "完成率", width: 16, align: "right" },
      ],
      rows: indicators.map((indicator): readonly ReportCell[] => [
        String(indicator.project),
        `${indicator.name}（${indicator.measure}）`,
        count(indicator.current, indicator.measure, placeOf(indicator, "现行值")),
        count(indicator.actual, indicator.measure, placeOf(indicator, "累计")),
        completion(indicator),
      ]),
    },
  };
}

function completion(indicator: IndicatorTarget): Figure {
  const points = indicatorPoints(indicator);
  return percent(points === null ? null : points * 100, placeOf(indicator, "完成率"));
}

function placeOf({ id }: IndicatorTarget, column: string): string {
  return `绩效指标 编号${id} ${column}`;
}
