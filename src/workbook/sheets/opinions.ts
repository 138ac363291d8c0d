import type { FundBook } from "../../domain/book";
import { OPINION_WORDS, type Opinion } from "../../domain/records";
import { latestOpinions, validityOf, VALIDITY_WORDS, type SeenFinding } from "../../review/opinions";
import { isDay } from "../../rules/quantities/dates";
import { cellAddress, columnLetters, fixedBlock } from "../address";
import { OPINION_NAME, PROOF_NAME } from "../factNames";
import { quoted } from "../formula";
import { SheetGrid } from "../grid";
import { SHEET } from "../names";
import type { CellStyle, CellValue, NamePlan, SheetPlan, ValidationPlan } from "../plan";
import type { ProofRow } from "../proofModel";
import { dateSerial, LIST_PRINT, putTitle, sheetPlan, wrappedHeight } from "../sheet";
import { ALERT_FORMAT, STYLES, UNKNOWN_FORMAT } from "../styles";

/** 0-based columns: what reviewers type stands together at left, so that it can be sorted; formulas stand right of it. */
export const OPINION_COLUMN = {
  finding: 0,
  opinion: 1,
  reason: 2,
  reviewer: 3,
  on: 4,
  seen: 5,
  about: 6,
  figure: 7,
  validity: 8,
  proofRow: 9,
  day: 10,
  latest: 11,
  place: 12,
  words: 13,
} as const;
export const OPINION_ROW = { header: 2, first: 3 } as const;
const OPINION_HEADERS = [
  "编号",
  "意见",
  "理由",
  "复核人（自报）",
  "日期",
  "当时数",
  "事项",
  "现在数",
  "是否仍有效",
  "校验行",
  "日期值",
  "最新",
  "行号",
  "内容",
];
const WIDTHS = [10, 8, 40, 14, 12, 16, 60, 16, 20];
/** Rows ready to be typed in below the last one used. */
const READY_ROWS = 20;
const FEWEST_ROWS = 40;

/** Words of 校验 with which a finding asks for no answer. */
const NOT_OPEN: readonly string[] = ["符合", "未到期", "未启用"];

function rowCount(book: Pick<FundBook, "opinions">): number {
  return Math.max(FEWEST_ROWS, book.opinions.length + READY_ROWS);
}

/** A row of 校验 as opinions see it. */
function seenFinding(row: ProofRow): SeenFinding {
  return { id: row.id, open: !NOT_OPEN.includes(row.verdictWord), figure: row.figure };
}

/**
 * 复核意见: typed by reviewers, with or without the add-in, one row per opinion. Nothing is ever rewritten: a new
 * opinion goes below. Rows left empty between others keep their place.
 */
export function opinionsSheet(book: FundBook, proof: readonly ProofRow[]): SheetPlan {
  const grid = new SheetGrid();
  const count = rowCount(book);
  putTitle(grid, "复核意见");
  grid.put(
    1,
    0,
    "每条意见写一行，写在最下面，原有的不改。编号见“预警”；当时数照抄“现在数”，数字以后变了会提示重新复核。",
    STYLES.note,
  );
  grid.putRow(OPINION_ROW.header, 0, OPINION_HEADERS, STYLES.header);
  const latest = new Set(latestOpinions(book.opinions).values());
  for (let index = 0; index < count; index += 1)
    putOpinion(grid, book.opinions[index], index, { proof, latest, count });
  const [first, last] = [OPINION_ROW.first + 1, OPINION_ROW.first + count];
  const range = `I${first}:I${last}`;
  return sheetPlan(SHEET.opinions, grid, {
    columnWidths: WIDTHS,
    hiddenColumns: [
      OPINION_COLUMN.proofRow,
      OPINION_COLUMN.day,
      OPINION_COLUMN.latest,
      OPINION_COLUMN.place,
      OPINION_COLUMN.words,
    ],
    rowHeights: heights(book, proof),
    freeze: { rows: OPINION_ROW.first, columns: 1 },
    conditionalFormats: [
      {
        range,
        when: { kind: "cellValue", operator: "equal", operand: `="${VALIDITY_WORDS.changed.zh}"` },
        format: ALERT_FORMAT,
      },
      {
        range,
        when: { kind: "cellValue", operator: "equal", operand: `="${VALIDITY_WORDS.unseen.zh}"` },
        format: UNKNOWN_FORMAT,
      },
      {
        range,
        when: { kind: "cellValue", operator: "equal", operand: `="${VALIDITY_WORDS.incomplete.zh}"` },
        format: UNKNOWN_FORMAT,
      },
    ],
    validations: validations(first, last),
    protected: true,
    allowed: ["sort", "autoFilter"],
    print: { ...LIST_PRINT, repeatRows: "3:3" },
  });
}

/** What the latest opinion on a finding says, as 预警 shows it. */
export function opinionWords(
  book: Pick<FundBook, "opinions">,
  proof: readonly ProofRow[],
): ReadonlyMap<string, string> {
  const latest = [...latestOpinions(book.opinions)];
  return new Map(latest.map(([id, opinion]) => [id, wordsOf(opinion, proof)]));
}

export function opinionNames(book: Pick<FundBook, "opinions">): readonly NamePlan[] {
  const last = OPINION_ROW.first + rowCount(book) - 1;
  const column = (index: number): string =>
    `=${fixedBlock(SHEET.opinions, { row: OPINION_ROW.first, column: index }, { row: last, column: index })}`;
  return [
    { name: OPINION_NAME.finding, reference: column(OPINION_COLUMN.finding) },
    { name: OPINION_NAME.latest, reference: column(OPINION_COLUMN.latest) },
    { name: OPINION_NAME.place, reference: column(OPINION_COLUMN.place) },
    { name: OPINION_NAME.words, reference: column(OPINION_COLUMN.words) },
    { name: OPINION_NAME.opinion, reference: column(OPINION_COLUMN.opinion) },
  ];
}

interface OpinionRows {
  readonly proof: readonly ProofRow[];
  readonly latest: ReadonlySet<Opinion>;
  readonly count: number;
}

function putOpinion(grid: SheetGrid, opinion: Opinion | undefined, index: number, rows: OpinionRows): void {
  const row = OPINION_ROW.first + index;
  const { inputText, inputWrapped, inputDate } = STYLES;
  const put = (column: keyof typeof OPINION_COLUMN, value: CellValue, style: CellStyle): void => {
    grid.put(row, OPINION_COLUMN[column], value === "" ? null : value, style);
  };
  put("finding", opinion?.finding ?? null, { ...inputText, horizontal: "center" });
  put("opinion", opinion?.opinion ?? null, { ...inputText, horizontal: "center" });
  put("reason", opinion?.reason ?? null, inputWrapped);
  put("reviewer", opinion?.reviewer ?? null, inputText);
  put("on", dateSerial(opinion?.on ?? null), inputDate);
  put("seen", opinion?.seen ?? null, { ...inputText, horizontal: "center" });
  putFormulas(grid, opinion, index, rows);
}

function putFormulas(grid: SheetGrid, opinion: Opinion | undefined, index: number, rows: OpinionRows): void {
  const row = OPINION_ROW.first + index;
  const at = (column: keyof typeof OPINION_COLUMN): string => `$${columnLetters(OPINION_COLUMN[column])}${row + 1}`;
  const place = opinion ? rows.proof.findIndex((candidate) => candidate.id === opinion.finding) : -1;
  const found = rows.proof[place];
  const compute = (column: keyof typeof OPINION_COLUMN, formula: string, value: CellValue, style: CellStyle): void => {
    grid.compute(row, OPINION_COLUMN[column], `=${formula}`, value, style);
  };
  const looked = (name: string): string => `IF(${at("proofRow")}=0,"",INDEX(${name},${at("proofRow")}))`;
  const complete = opinion !== undefined && validityOf(opinion, undefined) !== "incomplete";
  compute("about", looked(PROOF_NAME.sentence), found?.sentence ?? "", STYLES.wrapped);
  compute("figure", looked(PROOF_NAME.figure), found?.figure ?? "", STYLES.centered);
  compute("validity", validityFormula(at), validityWord(opinion, found), STYLES.warningCentered);
  compute(
    "proofRow",
    `IF(${at("finding")}="",0,IFERROR(MATCH(${at("finding")},${PROOF_NAME.id},0),0))`,
    place + 1,
    STYLES.number,
  );
  compute("day", `IF(${isDay(at("on"))},${at("on")},0)`, dateSerial(opinion?.on ?? null) ?? 0, STYLES.number);
  compute("latest", latestFormula(at, row, rows.count), opinion && rows.latest.has(opinion) ? 1 : 0, STYLES.number);
  grid.put(row, OPINION_COLUMN.place, index + 1, STYLES.number);
  const words = `IF(${completeFormula(at)},${at("opinion")}&"："&${at("reason")}&"（"&IF(${at("reviewer")}="","",${at("reviewer")}&"，")&${at("validity")}&"）","")`;
  compute("words", words, complete ? wordsOf(opinion, rows.proof) : "", STYLES.text);
}

function validityWord(opinion: Opinion | undefined, found: ProofRow | undefined): string {
  if (opinion === undefined || opinion.finding === "") return "";
  return VALIDITY_WORDS[validityOf(opinion, found && seenFinding(found))].zh;
}

type At = (column: keyof typeof OPINION_COLUMN) => string;

function completeFormula(at: At): string {
  return `AND(${at("finding")}<>"",OR(${OPINION_WORDS.map((word) => `${at("opinion")}="${word}"`).join(",")}))`;
}

function validityFormula(at: At): string {
  const verdict = `INDEX(${PROOF_NAME.verdict},${at("proofRow")})`;
  const closed = `OR(${NOT_OPEN.map((word) => `${verdict}=${quoted(word)}`).join(",")})`;
  const words = (key: keyof typeof VALIDITY_WORDS): string => quoted(VALIDITY_WORDS[key].zh);
  const compared = `IF(${at("seen")}="",${words("unseen")},IF(${at("seen")}=${at("figure")},${words("valid")},${words("changed")}))`;
  return `IF(${at("finding")}="","",IF(NOT(${completeFormula(at)}),${words("incomplete")},IF(${at("proofRow")}=0,${words("gone")},IF(${closed},${words("gone")},${compared}))))`;
}

/** 1 where no other opinion on the finding is of a later day, or of the same day and lower down. */
function latestFormula(at: At, row: number, count: number): string {
  const last = OPINION_ROW.first + count;
  const block = (column: keyof typeof OPINION_COLUMN, from: number): string => {
    const letters = columnLetters(OPINION_COLUMN[column]);
    return `$${letters}$${from}:$${letters}$${last}`;
  };
  const [id, day] = [at("finding"), at("day")];
  const counted = (from: number, comparison: string): string =>
    OPINION_WORDS.map(
      (word) =>
        `COUNTIFS(${block("finding", from)},${id},${block("day", from)},${comparison},${block("opinion", from)},"${word}")`,
    ).join("+");
  const later = counted(OPINION_ROW.first + 1, `">"&${day}`);
  const lower = row + 2 > last ? "0" : counted(row + 2, day);
  return `IF(${completeFormula(at)},IF(${later}+${lower}=0,1,0),0)`;
}

function wordsOf(opinion: Opinion, proof: readonly ProofRow[]): string {
  const found = proof.find((candidate) => candidate.id === opinion.finding);
  const validity = VALIDITY_WORDS[validityOf(opinion, found && seenFinding(found))].zh;
  const who = opinion.reviewer === "" ? "" : `${opinion.reviewer}，`;
  return `${opinion.opinion}：${opinion.reason}（${who}${validity}）`;
}

function heights(book: FundBook, proof: readonly ProofRow[]): Readonly<Record<number, number>> {
  return Object.fromEntries(
    book.opinions.flatMap((opinion, index) => {
      const sentence = proof.find((candidate) => candidate.id === opinion.finding)?.sentence ?? "";
      const height = wrappedHeight([
        { text: opinion.reason, width: WIDTHS[OPINION_COLUMN.reason] ?? 40 },
        { text: sentence, width: WIDTHS[OPINION_COLUMN.about] ?? 60 },
      ]);
      return opinion.finding === "" ? [] : [[OPINION_ROW.first + index, height]];
    }),
  );
}

function validations(first: number, last: number): readonly ValidationPlan[] {
  const range = (column: keyof typeof OPINION_COLUMN): string => {
    const letters = columnLetters(OPINION_COLUMN[column]);
    return `${letters}${first}:${letters}${last}`;
  };
  const id = cellAddress(first - 1, OPINION_COLUMN.finding);
  return [
    {
      range: range("finding"),
      rule: { kind: "custom", formula: `=COUNTIF(${PROOF_NAME.id},${id})>0` },
      prompt: { title: "编号", message: "照“预警”最右一栏填，例如 R03 或 R22:P5。" },
      error: { style: "warning", title: "没有这个编号", message: "“校验”里没有这个编号，请照“预警”最右一栏填。" },
    },
    {
      range: range("opinion"),
      rule: { kind: "list", source: OPINION_WORDS },
      prompt: { title: "意见", message: "接受：知道这一条没有达到，同意照此办理，并写明理由。整改：要求改。" },
      error: { style: "stop", title: "请选意见", message: "请选 接受 或 整改。" },
    },
    {
      range: range("on"),
      rule: { kind: "date", operator: "greaterThanOrEqual", formula1: "=DATE(2000,1,1)" },
      prompt: { title: "日期", message: "写这条意见的日期，例如 2020-05-25。没有日期的算作最早。" },
      error: { style: "warning", title: "不是日期", message: "请填日期，例如 2020-05-25。" },
    },
    {
      range: range("seen"),
      rule: { kind: "custom", formula: `=LEN(${cellAddress(first - 1, OPINION_COLUMN.seen)})<100` },
      prompt: {
        title: "当时数",
        message: "照抄右边“现在数”，例如 18.81/18.82（现有/应达）。以后数字变了，这里会提示重新复核。",
      },
    },
  ];
}
