import { CHUXIONG_UNITS } from "../domain/chuxiong";
import { toHalfWidth } from "../domain/money";
import type { NoticeUnits } from "../domain/project";
import { recogniseUnits } from "../domain/recognise";
import type { Unit } from "../domain/units";
import type { NoticeDocument } from "./document";
import { fieldOfHeading, isUnitHeading } from "./headings";
import { proseText, withoutSpaces } from "./sourceLines";

/** 州文化馆, 江源市图书馆, 市第一中学, 灌区管理处: what holds money beside counties. */
const ORGANISATION =
  /(?:文化馆|图书馆|博物馆|美术馆|纪念馆|展览馆|中学|小学|学校|学院|幼儿园|医院|卫生院|中心|管理处|管理局|管理站|总站|水文站|研究所|研究院|局|委员会|剧院|歌舞团)$/;
const BUREAU_AFTER =
  /^(.{1,5}(?:县|区|市|旗|自治县))(?:本级)?(?:[\u4e00-\u9fa5]{2,12}(?:局|委员会|委|中心)|文化馆|图书馆|人民政府|财政所)$/;
const PLACE = /^[\u4e00-\u9fa5]{1,6}(?:县|区|市|旗|自治县)$/;
/** 全市, 各县, 社区 and the like are no names. */
const NO_NAME =
  /^(?:全|各|本|我|该|每|两|有关|相关|所有|贫困|试点|示范|重点|上级|省级|州级|市级|县级|其他|其余|城|乡|郊|社|小|校|园|景|山|灾|牧|库|老|片|辖|地|县市|市县|州市|市州)/;
const NO_NAME_END =
  /(?:社区|地区|山区|景区|园区|校区|灾区|库区|城区|灌区|辖区|小区|牧区|老区|县市|市县|城市|都市|超市)$/;
const PREFECTURE_NAME = /([\u4e00-\u9fa5]{2,8}?(?:自治州|州|市|盟|地区))/;

/** Named in the notice in one of the ways units are named. */
interface Named {
  readonly name: string;
  readonly level: Unit["level"];
  readonly alias: string | null;
}

/**
 * The units a notice is read with. Given ones are used; without them those of the fund Hengbo was built for, if the
 * notice is about them, else a list proposed from the notice.
 */
export function unitsFor(document: NoticeDocument, given: readonly Unit[] | undefined): NoticeUnits {
  if (given !== undefined) return { source: "given", list: given };
  if (isAbout(document, CHUXIONG_UNITS)) return { source: "given", list: CHUXIONG_UNITS };
  const proposed = proposeUnits(document);
  return proposed.length > 0 ? { source: "proposed", list: proposed } : { source: "given", list: CHUXIONG_UNITS };
}

/** Whether most of what stands in the columns of units is known, and no other prefecture is the sender. */
function isAbout(document: NoticeDocument, units: readonly Unit[]): boolean {
  const own = units.flatMap(({ name, aliases }) => [name, ...aliases]);
  const sender = senderOf(document);
  if (sender !== null && !own.some((name) => name.startsWith(sender.slice(0, 2)))) return false;
  // Sentences that slipped into the column are no units, nor are blank cells of rows a page has parted.
  const cells = [...new Set(unitCells(document))].filter((cell) => cell !== "" && !/[。；;]/.test(cell));
  const known = cells.filter((cell) => {
    const { units: found, unresolved } = recogniseUnits(cell, units);
    return found.length > 0 && unresolved.length === 0;
  });
  return known.length * 2 >= cells.length;
}

/**
 * Units named by a notice, in the order of their first appearance: counties, and institutions of the prefecture. From
 * the columns of units, the heads of a matrix, and the address line; codes are U01, U02 …
 */
export function proposeUnits(document: NoticeDocument): readonly Unit[] {
  const sender = senderOf(document);
  const found = new Map<string, Named & { aliases: Set<string> }>();
  for (const text of namingTexts(document)) {
    for (const piece of piecesOf(text)) {
      const named = unitNamed(piece, sender);
      if (named === null) continue;
      const key = withoutSender(named.name, sender) ?? named.name;
      const known = found.get(key) ?? { ...named, aliases: new Set<string>() };
      // 市第一中学 and 江源市第一中学 are one.
      for (const alias of [named.name, named.alias, key])
        if (alias !== null && alias !== known.name) known.aliases.add(alias);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ name, level, aliases }, index): Unit => {
    const place = level === "county" && name.length > 2 ? [name.slice(0, -1)] : [];
    return {
      code: `U${String(index + 1).padStart(2, "0")}`,
      name,
      shortName: shortNameOf(name, sender),
      level,
      aliases: [...place, ...[...aliases].filter((alias) => alias !== place[0])],
    };
  });
}

/** At most four characters for the head of a column: the prefecture's own name goes first. */
function shortNameOf(name: string, sender: string | null): string {
  const plain = sender !== null && name.startsWith(sender) ? name.slice(sender.length - 1) : name;
  return plain.length <= 4 ? plain : plain.slice(0, 4);
}

/** The prefecture a notice comes from: named before its 文件, before 关于, or above its date. */
function senderOf({ lines }: NoticeDocument): string | null {
  const prose = lines.slice(0, 60).map(({ text }) => withoutSpaces(proseText(text)));
  for (const [index, text] of prose.entries()) {
    const dated = /^\d{4}年\d{1,2}月\d{1,2}日$/.test(text);
    const signature = dated ? lastWords(prose, index) : "";
    const speaks = /(?:局|委员会|政府|厅)文件$|关于.*(?:通知|方案|批复|函)$|^.{2,8}(?:州|市|盟|地区)\d{4}年/.test(text);
    const head = speaks ? text : signature;
    const name = PREFECTURE_NAME.exec(head.replace(/^.*?(?:附件\d*[:：]|《)/, ""))?.[1];
    if (name !== undefined && head.startsWith(name)) return name;
  }
  return null;
}

/** Texts in which units are named: columns of units, heads of columns, 主送 lines. */
function namingTexts(document: NoticeDocument): readonly string[] {
  const addressed = document.lines
    .slice(0, 40)
    .map(({ text }) => proseText(text))
    .filter((text) => /[:：]$/.test(text) && text.length <= 200);
  const heads = document.tables.flatMap(({ rows }) => rows.slice(0, 3).flatMap(({ cells }) => cells));
  return [...addressed, ...heads.filter((cell) => cell.length <= 12 && !isHeading(cell)), ...unitCells(document)];
}

/** A longer cell is no heading; most cells of a long table need not be looked at closer. */
const LONGEST_HEADING = 20;

function keyOf(cell: string): string {
  return toHalfWidth(withoutSpaces(cell)).replace(/[*:]/g, "");
}

function isHeading(cell: string): boolean {
  const key = keyOf(cell);
  return fieldOfHeading(key) !== null || isUnitHeading(key);
}

/** Cells of columns whose heading names units or builders. */
function unitCells({ tables }: NoticeDocument): readonly string[] {
  let columns: readonly number[] = [];
  return tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => {
      const keys = cells.map((cell) => (cell.length > LONGEST_HEADING ? "" : keyOf(cell)));
      const heads = keys.flatMap((key, index) =>
        key !== "" && (isUnitHeading(key) || fieldOfHeading(key) === "builders") ? [index] : [],
      );
      const isHead =
        heads.length > 0 && keys.some((key) => fieldOfHeading(key) === "name" || /金额|资金|合计|额度/.test(key));
      if (isHead) columns = heads;
      return isHead
        ? []
        : columns.map((column) => cells[column] ?? "").filter((cell) => cell !== "" && cell.length <= 200);
    }),
  );
}

function piecesOf(text: string): readonly string[] {
  return toHalfWidth(text)
    .split(/[、,;/。:()\s]|以及|及|与/)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= 2 && piece.length <= 20);
}

function unitNamed(piece: string, sender: string | null): Named | null {
  if (NO_NAME.test(piece) || NO_NAME_END.test(piece)) return null;
  const ownOrganisation = ORGANISATION.test(piece) && isOfPrefecture(piece, sender);
  if (ownOrganisation) return { name: piece, level: "prefecture", alias: withoutSender(piece, sender) };
  const place = BUREAU_AFTER.exec(piece)?.[1] ?? (PLACE.test(piece) ? piece : null);
  if (place !== null && place !== sender && !NO_NAME_END.test(place))
    return { name: place, level: "county", alias: piece };
  return ORGANISATION.test(piece) && piece.length >= 4 ? { name: piece, level: "prefecture", alias: null } : null;
}

function isOfPrefecture(piece: string, sender: string | null): boolean {
  return /^[州市省盟](?:级|本级|直|属)?[\u4e00-\u9fa5]/.test(piece) || (sender !== null && piece.startsWith(sender));
}

/** 江源市图书馆 → 市图书馆. */
function withoutSender(piece: string, sender: string | null): string | null {
  return sender !== null && piece.startsWith(sender) ? piece.slice(sender.length - 1) : null;
}

function lastWords(prose: readonly string[], before: number): string {
  for (let index = before - 1; index >= 0; index -= 1) if (prose[index] !== "") return prose[index] ?? "";
  return "";
}
