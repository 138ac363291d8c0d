import { failure, success, type Fault, type Result } from "../../domain/fault";
import type { IdentityEvidence, Period, ReturnedFile, UnitFileContent } from "../../domain/returns";
import { contentHash } from "../../tracking/contentHash";
import { compactText } from "../../tracking/typedText";
import { COVER_LABEL, FILE_ID_LABEL, KEYS_LABEL, UNIT_FILE_FORMAT, UNIT_FILE_SHEET } from "./layout";
import { remark, type ReturnNotes } from "./returnNotes";
import { cellsOf, textAt, textIn, type ReturnSheet, type Spot } from "./returnSheet";
import { isUnitFileContent } from "./contentShape";

/** Whose file it is and what it was made from, by whatever is left of the places that say so. */
export interface FileIdentity {
  readonly fileId: string | null;
  readonly content: UnitFileContent | null;
  /** Of the content as it stands in the file: an edited copy is told by it. */
  readonly hash: string | null;
  readonly evidence: IdentityEvidence;
  readonly period: Period | null;
  readonly unitName: string;
  /** Sheets that only carry the identity. */
  readonly keySheets: ReadonlySet<ReturnSheet>;
}

const FILE_ID = /HB-[0-9A-Za-z]+-[0-9A-Za-z]+-\d{6}-[0-9a-f]{8}/;

/**
 * @param sent what the master keeps of the file, as JSON; used only where the file's own copy is lost or damaged
 * Faults: made by a newer version; sheets of several unit files in one workbook.
 */
export function readIdentity(
  sheets: readonly ReturnSheet[],
  sent: string | null,
  notes: ReturnNotes,
): Result<FileIdentity> {
  const keySheets = sheets.filter(
    (sheet) => keyRow(sheet, KEYS_LABEL.fileId) !== null && keyRow(sheet, KEYS_LABEL.hash) !== null,
  );
  const newer = newerFormat(keySheets);
  if (newer !== undefined) return failure(formatNewer(newer));
  const cover = coverFacts(sheets);
  const ids = statedIds(keySheets, cover);
  if (ids.size > 1) return failure(severalFiles([...ids]));
  const own = keySheets.map(contentIn).find((found) => found !== null) ?? null;
  const found = own ?? keptContent(sent);
  if (own === null) tellLost(notes, keySheets.length > 0, found !== null);
  const { content, hash } = found ?? { content: null, hash: null };
  const [fileId = content?.fileId ?? null] = ids;
  return success({
    fileId,
    content,
    hash,
    evidence: own ? "keys" : evidenceOf(ids.size > 0, cover),
    period: content?.period ?? cover.period,
    unitName: cover.unitName,
    keySheets: new Set(keySheets),
  });
}

function statedIds(keySheets: readonly ReturnSheet[], { fileIds }: CoverFacts): ReadonlySet<string> {
  const stated = [...keySheets.map((sheet) => keyText(sheet, KEYS_LABEL.fileId)), ...fileIds];
  return new Set(stated.filter((id) => FILE_ID.test(id)));
}

/** What a file without a copy of its own is known by. */
function evidenceOf(hasId: boolean, { unitName }: CoverFacts): IdentityEvidence {
  if (hasId) return "cover";
  return unitName === "" ? "content" : "master";
}

function newerFormat(keySheets: readonly ReturnSheet[]): number | undefined {
  const versions = keySheets.map((sheet) => Number(keyText(sheet, KEYS_LABEL.format)));
  return versions.find((version) => version > UNIT_FILE_FORMAT);
}

function tellLost(notes: ReturnNotes, damaged: boolean, found: boolean): void {
  const zh = damaged ? "隐藏表“标识”被改坏了" : "隐藏表“标识”没有了";
  const more = found ? "，已按我方留的底稿认出" : "";
  const en = damaged ? "The hidden sheet 标识 is damaged" : "The hidden sheet 标识 is gone";
  remark(notes, "keys-lost", UNIT_FILE_SHEET.keys, `${zh}${more}。`, `${en}${found ? "; our own copy was used" : ""}.`);
}

function keyRow(sheet: ReturnSheet, label: string): number | null {
  for (const row of sheet.cells.keys()) if (textAt(sheet, { row, column: 0 }) === label) return row;
  return null;
}

function keyText(sheet: ReturnSheet, label: string): string {
  const row = keyRow(sheet, label);
  return row === null ? "" : textAt(sheet, { row, column: 1 });
}

/** The content in a hidden sheet, when it is whole: pieces counted, hash computed, shape looked at. */
function contentIn(sheet: ReturnSheet): { readonly content: UnitFileContent; readonly hash: string } | null {
  const pieces: string[] = [];
  for (const row of sheet.cells.keys()) {
    if (textAt(sheet, { row, column: 0 }) !== KEYS_LABEL.content) continue;
    const value = sheet.cells.get(row)?.get(1)?.value;
    pieces.push(typeof value === "string" ? value : "");
  }
  const text = pieces.join("");
  if (String(pieces.length) !== keyText(sheet, KEYS_LABEL.chunks)) return null;
  const content = parsedContent(text);
  return content && { content, hash: contentHash(text) };
}

function keptContent(sent: string | null): ReturnType<typeof contentIn> {
  const content = sent === null ? null : parsedContent(sent);
  return sent === null || content === null ? null : { content, hash: contentHash(sent) };
}

function parsedContent(text: string): UnitFileContent | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return isUnitFileContent(parsed) ? parsed : null;
  } catch {
    // Cut or edited: no content any more.
    return null;
  }
}

interface CoverFacts {
  readonly fileIds: readonly string[];
  readonly unitName: string;
  readonly period: Period | null;
}

/** What 填报说明 and the footers say; the label and its value may have moved. */
function coverFacts(sheets: readonly ReturnSheet[]): CoverFacts {
  const fileIds = sheets.flatMap(({ footer }) => FILE_ID.exec(footer)?.[0] ?? []);
  let [unitName, period]: [string, Period | null] = ["", null];
  for (const sheet of sheets) {
    for (const { spot, cell } of cellsOf(sheet)) {
      const text = textIn(cell);
      if (text === FILE_ID_LABEL) fileIds.push(FILE_ID.exec(besides(sheet, spot))?.[0] ?? "");
      else if (text === COVER_LABEL.unit) unitName ||= besides(sheet, spot);
      else if (text === COVER_LABEL.period) period ??= periodOf(besides(sheet, spot));
    }
  }
  return { fileIds: fileIds.filter((id) => id !== ""), unitName, period };
}

/** The next cell with anything in it, at most three to the right. */
function besides(sheet: ReturnSheet, { row, column }: Spot): string {
  return [1, 2, 3].map((step) => textAt(sheet, { row, column: column + step })).find((text) => text !== "") ?? "";
}

function periodOf(text: string): Period | null {
  const match = /^(\d{4})年(\d{1,2})月$/.exec(compactText(text));
  return match ? `${match[1] ?? ""}-${(match[2] ?? "").padStart(2, "0")}` : null;
}

/**
 * Which of the files sent an unnamed one was made from: by unit and period on its cover, else by the granted amounts
 * printed in it. Null when none or several fit: nothing is guessed.
 */
export function sentFor({ clues, period }: ReturnedFile, sent: Iterable<string>): string | null {
  if (!clues) return null;
  const fitting = [...sent].filter((text) => {
    if (clues.unitName !== "" && !text.includes(`"name":${JSON.stringify(clues.unitName)}`)) return false;
    if (period !== null && !text.includes(`"period":${JSON.stringify(period)}`)) return false;
    const content = clues.unitName !== "" || clues.granted.length > 0 ? parsedContent(text) : null;
    return (
      content !== null &&
      (clues.unitName !== "" ? content.unit.name === clues.unitName : sameGrants(content, clues.granted))
    );
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

type Granted = NonNullable<ReturnedFile["clues"]>["granted"];

function sameGrants({ lines }: UnitFileContent, granted: Granted): boolean {
  const known = lines.filter((line) => line.granted !== null);
  return (
    known.length > 0 &&
    known.length === granted.length &&
    known.every((line) => granted.some(({ label, amount }) => label === line.label && amount === line.granted))
  );
}

function formatNewer(version: number): Fault {
  return {
    code: "return-format-newer",
    sentence: {
      zh: `这份填报表由更新的版本发出（格式${version}，本版本到${UNIT_FILE_FORMAT}），没有读取。`,
      en: `This file was sent by a newer version (format ${version}; this one knows up to ${UNIT_FILE_FORMAT}); it was not read.`,
    },
    nextStep: { zh: "请更新衡拨后再收。", en: "Update Hengbo, then collect it again." },
  };
}

function severalFiles(ids: readonly string[]): Fault {
  return {
    code: "return-several-files",
    sentence: {
      zh: `一个工作簿里有几份填报表的表（${ids.join("、")}），分不清哪些行是哪个单位的，没有读入。`,
      en: `One workbook holds sheets of several unit files (${ids.join(", ")}); it was not read.`,
    },
    nextStep: { zh: "请把各单位的文件分开放入。", en: "Drop each unit's own file instead." },
    place: ids.join("、"),
  };
}
