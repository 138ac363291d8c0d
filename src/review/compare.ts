import type { FundBook } from "../domain/book";
import { FACT_TABLES, factsOf } from "./facts";
import { COLUMN_MARK, type Fact } from "./factTable";
import { sameAsKept, shownKept, type KeptFacts } from "./snapshot";

/**
 * 只对方改 · 我方改 · 双方改得一样 · 双方都改 · 读不懂 · 结构. Without the copy as it was sent nobody can tell who changed
 * what: whatever differs is a conflict.
 */
export type DifferenceKind = "onlyTheirs" | "onlyOurs" | "bothSame" | "conflict" | "unreadable" | "structural";

export interface Difference {
  /** Key of the fact; stable between two comparisons. */
  readonly id: string;
  readonly sheet: string;
  readonly what: string;
  /** As people read them; null where there is none. `sent` is also null when it is not known. */
  readonly sent: string | null;
  readonly theirs: string | null;
  readonly ours: string | null;
  readonly kind: DifferenceKind;
  /** Whether theirs can be taken over. */
  readonly choice: boolean;
}

/**
 * Two books fact by fact, with what was sent between them. Every fact that differs between any two of the three is in
 * the answer exactly once; equal books give none.
 */
export function compareBooks(sent: KeptFacts | null, theirs: FundBook, ours: FundBook): readonly Difference[] {
  const [their, our] = [factsOf(theirs), factsOf(ours)];
  const kept: KeptFacts = sent ?? new Map<string, string>();
  const texts = unreadablePlaces(theirs, ours);
  const keys = new Set([...our.keys(), ...their.keys(), ...kept.keys()]);
  const sides: Sides = { their, our, kept, sent: sent !== null };
  const found = [...keys].flatMap((key) => differenceAt(key, sides, texts.get(key)));
  return [...found, ...textsElsewhere(texts, found)];
}

function differenceAt(key: string, sides: Sides, text: TextPlace | undefined): readonly Difference[] {
  if (recordTells(key, sides)) return [];
  const [theirs, ours] = [sides.their.get(key), sides.our.get(key)];
  const before = sides.kept.get(key);
  const kind = recordKind(key, sides) ?? kindOf(theirs, ours, sides.sent ? { before } : "unknown");
  if (kind === null) return [];
  const differs = kind === "onlyTheirs" || kind === "conflict";
  const choice = differs && text === undefined && mayTake(key, theirs, ours);
  return [
    {
      id: key,
      ...aboutOf(key, ours ?? theirs),
      sent: before === undefined ? null : shownKept(before),
      ...shownSides(theirs, ours, text),
      kind: text ? "unreadable" : differs && !choice ? "structural" : kind,
      choice,
    },
  ];
}

function shownSides(
  theirs: Fact | undefined,
  ours: Fact | undefined,
  text: TextPlace | undefined,
): Pick<Difference, "theirs" | "ours"> {
  return { theirs: text?.theirs ?? theirs?.shown ?? null, ours: text?.ours ?? ours?.shown ?? null };
}

function aboutOf(key: string, fact: Fact | undefined): Pick<Difference, "sheet" | "what"> {
  if (fact) return { sheet: fact.sheet, what: nameOf(fact) };
  return { sheet: sheetOf(key), what: key.slice(key.indexOf(":") + 1) };
}

/** Our book with these of their facts; what cannot be taken over is left as it is. */
export function takeFacts(ours: FundBook, theirs: FundBook, ids: Iterable<string>): FundBook {
  const wanted = new Set(ids);
  return FACT_TABLES.reduce((book, table) => {
    const keys = new Set([...wanted].filter((key) => key.startsWith(`${table.name}:`)));
    return keys.size === 0 || table.locked ? book : table.taken(book, theirs, keys);
  }, ours);
}

type Base = "unknown" | { readonly before: string | undefined };

function kindOf(theirs: Fact | undefined, ours: Fact | undefined, base: Base): DifferenceKind | null {
  const same = theirs?.canonical === ours?.canonical;
  if (base === "unknown") return same ? null : "conflict";
  const theyKept = sameAsKept(theirs, base.before);
  const weKept = sameAsKept(ours, base.before);
  if (theyKept && weKept) return null;
  if (same) return "bothSame";
  if (weKept) return "onlyTheirs";
  return theyKept ? "onlyOurs" : "conflict";
}

interface Sides {
  /** Whether it is known what was sent. */
  readonly sent: boolean;
  readonly their: ReadonlyMap<string, Fact>;
  readonly our: ReadonlyMap<string, Fact>;
  readonly kept: KeptFacts;
}

/** A column of a record that came or went: the record itself is the difference. */
function recordTells(key: string, { their, our, kept }: Sides): boolean {
  const mark = key.lastIndexOf(COLUMN_MARK);
  if (mark < 0) return false;
  const record = key.slice(0, mark);
  if (!their.has(record) || !our.has(record)) return true;
  return !kept.has(record) && their.get(key)?.canonical === our.get(key)?.canonical;
}

/** A record one side took away while the other changed it: neither may win silently. */
function recordKind(key: string, { their, our, kept }: Sides): DifferenceKind | null {
  if (key.includes(COLUMN_MARK) || !kept.has(key) || their.has(key) === our.has(key)) return null;
  const left = their.has(key) ? their : our;
  const columns = [...left].filter(([column]) => column.startsWith(`${key}${COLUMN_MARK}`));
  return columns.some(([column, fact]) => !sameAsKept(fact, kept.get(column))) ? "conflict" : null;
}

function mayTake(key: string, theirs: Fact | undefined, ours: Fact | undefined): boolean {
  const table = FACT_TABLES.find(({ name }) => key.startsWith(`${name}:`));
  if (!table || table.locked) return false;
  if (table.fixed && (theirs === undefined) !== (ours === undefined)) return false;
  return !(table.appendOnly && theirs === undefined);
}

const COLUMN_WORDS: Readonly<Record<string, string>> = {
  amount: "金额",
  documentTotal: "文件总额",
  issuedOn: "文件日期",
  receivedOn: "收到日期",
  counterpart: "对方单位",
  note: "备注",
  source: "资金级次",
  enabled: "启用",
  level: "级别",
  threshold: "界限",
  due: "到期",
  judgement: "人工判断",
  reason: "依据",
  reading: "口径",
  decidedBy: "谁定",
  decidedOn: "日期",
  shortName: "简称",
  category: "类型",
  builders: "可分单位",
  coordinator: "统筹单位",
  fixedAmount: "固定金额",
  resourcePart: "其中资源建设",
  weight: "权重",
  aliases: "别名",
  name: "名称",
  funded: "是否安排",
  notFundedReason: "不安排理由",
  lastYear: "上年数",
  coefficient: "困难系数",
  cultureDigitalOn: "文化馆数字化日期",
  libraryConnectedOn: "图书馆接入日期",
  owner: "责任人",
  planState: "落实方案状态",
  planOpinion: "审核意见",
  planDecidedOn: "审定日期",
  current: "现行值",
  actual: "累计",
  counts: "计入",
  values: "数值",
  on: "日期",
  document: "文号",
  audience: "对象",
  days: "天数",
  people: "人数",
  visits: "人次",
  evidence: "佐证",
  title: "标题",
  year: "年度",
  noticeNumber: "文号",
  sample: "示例数据",
  state: "状态",
  version: "版本",
};

function nameOf({ label, column }: Fact): string {
  if (column === null) return label;
  return `${label} ${COLUMN_WORDS[column] ?? column}`.trim();
}

function sheetOf(key: string): string {
  const table = FACT_TABLES.find(({ name }) => key.startsWith(`${name}:`));
  return table?.sheet ?? "";
}

interface TextPlace {
  readonly sheet: string;
  readonly what: string;
  readonly theirs?: string;
  readonly ours?: string;
}

/** Where either side has a text nobody can read; shown as it stands, never taken over nor covered. */
function unreadablePlaces(theirs: FundBook, ours: FundBook): ReadonlyMap<string, TextPlace> {
  const places = new Map<string, TextPlace>();
  const add = (book: FundBook, side: "theirs" | "ours"): void => {
    for (const { line, unit, text, address } of book.unreadable) {
      const key = line === "" ? `text:${address}` : `amount:${line}|${unit}`;
      places.set(key, { sheet: sheetOfAddress(address), what: address, ...places.get(key), [side]: `“${text}”` });
    }
    for (const { text, address } of book.unreadableRecords) {
      const key = `text:${address}`;
      places.set(key, { sheet: sheetOfAddress(address), what: address, ...places.get(key), [side]: `“${text}”` });
    }
  };
  add(theirs, "theirs");
  add(ours, "ours");
  return places;
}

function sheetOfAddress(address: string): string {
  const bang = address.lastIndexOf("!");
  return bang < 0 ? "" : address.slice(0, bang);
}

/** Texts at places where no fact differs; a text both have alike is no difference. */
function textsElsewhere(texts: ReadonlyMap<string, TextPlace>, found: readonly Difference[]): readonly Difference[] {
  const told = new Set(found.map(({ id }) => id));
  return [...texts]
    .filter(([key, { theirs, ours }]) => !told.has(key) && theirs !== ours)
    .map(([id, { sheet, what, theirs, ours }]) => ({
      id,
      sheet,
      what,
      sent: null,
      theirs: theirs ?? null,
      ours: ours ?? null,
      kind: "unreadable",
      choice: false,
    }));
}
