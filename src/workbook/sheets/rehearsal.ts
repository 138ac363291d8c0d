import type { FundBook } from "../../domain/book";
import { fen } from "../../domain/money";
import { REHEARSAL_HEADS, USUAL_LIMITS, type HeadResult, type RehearsalLimits } from "../../tracking/rehearsalFinding";
import { SheetGrid } from "../grid";
import { REHEARSAL_SHEET, SAMPLE_MARK } from "../names";
import type { SheetContent, SheetPlan } from "../plan";
import { ContentReader, isBlank } from "../read/contentReader";
import { LIST_PRINT, putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { STYLES } from "../styles";

const HEADERS = ["方面", "轻重", "单位", "发现", "证据单元格", "怎么办", "核实情况", "编号"];
const WIDTHS = [16, 8, 11, 46, 30, 24, 26, 30];
const COLUMN = { head: 0, severity: 1, unit: 2, sentence: 3, cells: 4, remedy: 5, typed: 6, id: 7 } as const;
const ROW = { note: 1, limits: 2, header: 3, first: 4 } as const;
const LIMIT_LABEL = { retentionDays: "滞留限(天)", idleDays: "闲置限(天)", procurementLimit: "采购限额(元)" } as const;
const LIMIT_KEYS = ["retentionDays", "idleDays", "procurementLimit"] as const;
const SEVERITY_WORDS = { grave: "须整改", question: "须说明" } as const;
const GONE = "已不再出现";
/** Addresses named in one cell; the count says how many there are. */
const CELLS_SHOWN = 30;

const NOTE = "照审计常查的方面逐项核对，每条写明证据单元格。只在“核实情况”和三个限额里填写；重新自查时填的内容保留。";

/** What people typed on 自查. */
export interface StandingRehearsal {
  /** False: somebody's own sheet of this name. */
  readonly ours: boolean;
  readonly limits: RehearsalLimits;
  /** 核实情况 by the finding's id, with the finding as it read. */
  readonly typed: ReadonlyMap<string, { readonly text: string; readonly sentence: string }>;
}

export function readRehearsal(content: SheetContent | null): StandingRehearsal {
  const nothing: StandingRehearsal = { ours: true, limits: USUAL_LIMITS, typed: new Map() };
  if (content === null || isBlank(content)) return nothing;
  const reader = new ContentReader(content);
  const header = reader.headerRow(["发现", "核实情况", "编号"]);
  if (header === null) return { ...nothing, ours: false };
  const column = (label: string): number => reader.columnOf(header, label) ?? -1;
  const [typedAt, idAt, sentenceAt] = [column("核实情况"), column("编号"), column("发现")];
  const typed = new Map<string, { text: string; sentence: string }>();
  for (let row = header + 1; row < reader.rowCount; row += 1) {
    const [id, text] = [reader.text(row, idAt), reader.text(row, typedAt)];
    if (id !== "" && text !== "") typed.set(id, { text, sentence: reader.text(row, sentenceAt) });
  }
  return { ours: true, limits: readLimits(reader, header), typed };
}

function readLimits(reader: ContentReader, header: number): RehearsalLimits {
  const beside = (key: keyof typeof LIMIT_LABEL): number | null => {
    for (let row = 0; row < header; row += 1) {
      const column = reader.columnOf(row, LIMIT_LABEL[key]);
      if (column === null) continue;
      const value = reader.number(row, column + 1);
      return value !== null && value >= 0 && value < 1e12 ? value : null;
    }
    return null;
  };
  const limit = beside("procurementLimit");
  return {
    retentionDays: beside("retentionDays") ?? USUAL_LIMITS.retentionDays,
    idleDays: beside("idleDays") ?? USUAL_LIMITS.idleDays,
    procurementLimit: limit === null ? null : fen(Math.round(limit * 100)),
  };
}

interface Line {
  readonly cells: readonly (string | null)[];
  /** Whether 核实情况 may be typed. */
  readonly open: boolean;
}

/**
 * 自查 (N14): each audit head with what it found and the cells that prove it, what could not be looked at, and what is
 * clear. Made when asked for; what was typed stays beside its finding.
 */
export function rehearsalSheet(
  book: FundBook,
  { heads, limits }: { readonly heads: readonly HeadResult[]; readonly limits: RehearsalLimits },
  before: SheetContent | null,
): SheetPlan {
  const { typed } = readRehearsal(before);
  const grid = new SheetGrid();
  putTitle(grid, `自查${book.sample ? `（${SAMPLE_MARK}）` : ""}　${book.today.date}`);
  grid.put(ROW.note, 0, NOTE, STYLES.note);
  putLimits(grid, limits);
  grid.putRow(ROW.header, 0, HEADERS, STYLES.header);
  const lines = [...linesOf(book, heads, typed), ...goneLines(heads, typed)];
  lines.forEach(({ cells, open }, index) => {
    cells.forEach((value, column) => {
      const style = column === COLUMN.typed && open ? STYLES.inputWrapped : STYLES.wrapped;
      grid.put(ROW.first + index, column, value, { ...style, numberFormat: "@" });
    });
  });
  const end = ROW.first + lines.length;
  for (let row = end; row < (before?.values.length ?? 0); row += 1) {
    for (let column = 0; column < HEADERS.length; column += 1) grid.put(row, column, null);
  }
  return sheetPlan(REHEARSAL_SHEET, grid, {
    columnWidths: WIDTHS,
    rowHeights: Object.fromEntries(lines.map((line, index) => [ROW.first + index, heightOf(line)])),
    freeze: { rows: ROW.first, columns: 0 },
    print: {
      ...LIST_PRINT,
      repeatRows: `${ROW.header + 1}:${ROW.header + 1}`,
      area: `A1:G${Math.max(end, ROW.first)}`,
    },
  });
}

function putLimits(grid: SheetGrid, limits: RehearsalLimits): void {
  LIMIT_KEYS.forEach((key, index) => {
    const value = limits[key];
    grid.put(ROW.limits, index * 2, LIMIT_LABEL[key], STYLES.labelRight);
    const shown = key === "procurementLimit" && value !== null ? value / 100 : value;
    grid.put(ROW.limits, index * 2 + 1, shown, STYLES.inputNumber);
  });
}

function heightOf({ cells }: Line): number {
  return wrappedHeight(
    cells.slice(0, COLUMN.id).map((text, index) => ({ text: text ?? "", width: WIDTHS[index] ?? 10 })),
  );
}

function linesOf(book: FundBook, heads: readonly HeadResult[], typed: StandingRehearsal["typed"]): readonly Line[] {
  const nameOf = new Map(book.units.map(({ code, name }) => [code, name]));
  return heads.flatMap(({ head, findings, lacks }): readonly Line[] => {
    const label = REHEARSAL_HEADS[head].zh;
    const found = findings.map(({ id, severity, unit, sentence, cells, remedy }): Line => ({
      open: true,
      cells: [
        label,
        SEVERITY_WORDS[severity],
        unit === null ? "全州" : (nameOf.get(unit) ?? unit),
        sentence.zh,
        cellsText(cells),
        remedy.zh,
        typed.get(id)?.text ?? null,
        id,
      ],
    }));
    const lacking = lacks.map(({ zh }): Line => ({
      open: false,
      cells: [label, "无法核", null, `${zh}。`, null, null, null, null],
    }));
    const clear: Line = {
      open: false,
      cells: [label, "未发现", null, "现有数据没有发现问题。", null, null, null, null],
    };
    return found.length + lacking.length === 0 ? [clear] : [...found, ...lacking];
  });
}

/** Nothing typed is lost: remarks on findings that are gone stay at the end. */
function goneLines(heads: readonly HeadResult[], typed: StandingRehearsal["typed"]): readonly Line[] {
  const standing = new Set(heads.flatMap(({ findings }) => findings.map(({ id }) => id)));
  return [...typed.entries()].flatMap(([id, { text, sentence }]): readonly Line[] =>
    standing.has(id) ? [] : [{ open: true, cells: [GONE, null, null, sentence, null, null, text, id] }],
  );
}

/** `支出台账!H12、支出台账!H15`; very many are cut with their count. */
export function cellsText(cells: readonly string[]): string {
  const unique = [...new Set(cells)];
  const shown = unique.slice(0, CELLS_SHOWN).join("、");
  return unique.length > CELLS_SHOWN ? `${shown} 等${unique.length}格` : shown;
}
