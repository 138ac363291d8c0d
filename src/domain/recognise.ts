import { wholeNumber } from "./chineseNumbers";
import { toHalfWidth } from "./money";
import type { Unit, UnitCode } from "./units";

/** What a text names: unit codes in the order of the unit list, and the pieces nobody could place. */
export interface RecognisedUnits {
  readonly units: readonly UnitCode[];
  readonly unresolved: readonly string[];
}

const BUREAU =
  "(?:文化(?:和|体育和|广电和|广播电视和)?(?:广电)?旅游(?:和体育)?局|文旅局|文广旅局|文体广电旅游局|文化体育广电旅游局)";
/** Bureaus of other funds, as they follow the name of a county: 双柏县水务局. */
const OTHER_BUREAU =
  "(?:教育(?:体育)?|教体|水利|水务|水利水务|农业农村|农业|畜牧兽医|林业(?:和草原)?|林草|财政|卫生健康|卫健|民政|科学技术|科技|交通运输|交通|住房和城乡建设|住建|发展和改革|发改|自然资源(?:和规划)?|生态环境|人力资源和社会保障|人社|乡村振兴|工业和信息化|工信|商务|应急管理|体育|广播电视)(?:局|委员会|委)|人民政府|财政所";
const INSTITUTION = "(?:公共)?(?:文化馆|图书馆)";
const COUNT = "(\\d+|[一二三四五六七八九十]+)?[个家]?";
/** 各县市 · 全州县市级 · 10个县市 · 县级, with or without bureau or institution. */
const COUNTIES = new RegExp(
  `^(?:全[州市盟]|各|所有|辖区内|全部)*${COUNT}(?:县市级?|县级)${COUNT}(?:${BUREAU}|${OTHER_BUREAU}|${INSTITUTION}|单位)?$`,
);
/** 州县 · 州县市级 · 州市 (a slip for 州县, question C13): the prefecture institution and the counties. */
const BOTH_LEVELS = new RegExp(`^(?:全[州市盟]|各|所有)*${COUNT}(?:州县市?级?|州市级?)${COUNT}${INSTITUTION}$`);
/** 全州11个文化馆: every institution of a kind, when the number says so. */
const WHOLE_PREFECTURE = new RegExp(`^全[州市盟](\\d+|[一二三四五六七八九十]+)[个家]${INSTITUTION}$`);
const UNIT_SUFFIX = new RegExp(`(?:${BUREAU}|${OTHER_BUREAU}|${INSTITUTION})$`);
const BARE_INSTITUTION = /^(?:公共)?(?:文化馆|图书馆)$/;

/**
 * Units named by a 建设单位 text: single names, lists, and the groups 各县（市）, 十县市, 州县11家图书馆.
 * A group with a number must have exactly that many members; anything else is reported, never guessed.
 */
export function recogniseUnits(text: string, units: readonly Unit[]): RecognisedUnits {
  // A line break in a cell may wrap a name or separate two names: the reading that leaves nothing over counts.
  const wrapped = recogniseList(text, units);
  if (wrapped.unresolved.length === 0 || !text.includes("\n")) return wrapped;
  const separated = recogniseList(text.replace(/\n/g, "、"), units);
  return separated.unresolved.length === 0 ? separated : wrapped;
}

function recogniseList(text: string, units: readonly Unit[]): RecognisedUnits {
  const found = new Set<UnitCode>();
  const unresolved: string[] = [];
  let scope = "";
  for (const piece of splitList(text, namesOf(units).joined)) {
    // 州级文化馆、图书馆: the second institution shares what stands before the first.
    const whole = BARE_INSTITUTION.test(piece) ? scope + piece : piece;
    const codes = resolvePiece(whole, units);
    if (codes.length === 0) unresolved.push(piece);
    for (const code of codes) found.add(code);
    scope = codes.length > 0 && /文化馆$|图书馆$/.test(whole) ? whole.replace(new RegExp(`${INSTITUTION}$`), "") : "";
  }
  return { units: units.filter((unit) => found.has(unit.code)).map((unit) => unit.code), unresolved };
}

/** True when the text names at least one unit and nothing else. */
export function namesOnlyUnits(text: string, units: readonly Unit[]): boolean {
  const { units: found, unresolved } = recogniseUnits(text, units);
  return found.length > 0 && unresolved.length === 0;
}

/** Half width, no spaces; 县(市) and 州、县市 in one form; split at the marks of a list. */
function splitList(text: string, whole: readonly string[]): readonly string[] {
  const compact = toHalfWidth(text)
    .replace(/\s/g, "")
    .replace(/县\(市(?:、?区)?\)|县\(区\)|县市区|县、市(?:、区)?|市县区?|县区|区县|旗县区?/g, "县市")
    .replace(/州[、/]县/g, "州县")
    .replace(/[、,;/。]+$/, "");
  if (compact === "") return [];
  const kept = whole.reduce((rest, name, index) => rest.split(name).join(`\uE000${index}\uE001`), compact);
  return kept
    .split(/[、,;/。]|以及|及|与|和(?!旅游|体育|改革|草原|社会保障|规划|城乡|信息化)/)
    .map((piece) => piece.replace(/\uE000(\d+)\uE001/g, (_, index: string) => whole[Number(index)] ?? "").trim())
    .filter((piece) => piece !== "");
}

/** Names of a unit list, made once for each list. */
interface UnitNames {
  readonly byName: ReadonlyMap<string, Unit>;
  /** 和顺县 is one name, no list. */
  readonly joined: readonly string[];
}

const NAMES = new WeakMap<readonly Unit[], UnitNames>();

function namesOf(units: readonly Unit[]): UnitNames {
  const known = NAMES.get(units);
  if (known !== undefined) return known;
  const byName = new Map<string, Unit>();
  // The first of two units of one name is meant.
  for (const unit of [...units].reverse()) for (const name of [...unit.aliases, unit.name]) byName.set(name, unit);
  const names: UnitNames = { byName, joined: [...byName.keys()].filter((name) => /[和及与、]/.test(name)) };
  NAMES.set(units, names);
  return names;
}

function resolvePiece(piece: string, units: readonly Unit[]): readonly UnitCode[] {
  const single = unitNamed(piece, units);
  if (single !== undefined) return [single.code];
  const counties = units.filter((unit) => unit.level === "county").map((unit) => unit.code);
  const groups: readonly [RegExp, () => readonly UnitCode[]][] = [
    [COUNTIES, () => counties],
    [BOTH_LEVELS, () => [...prefectureOfKind(piece, units), ...counties]],
    [WHOLE_PREFECTURE, () => [...prefectureOfKind(piece, units), ...counties]],
  ];
  for (const [pattern, members] of groups) {
    const match = pattern.exec(piece);
    if (match === null) continue;
    const codes = members();
    const counts = match.slice(1).filter((count: string | undefined) => count !== undefined);
    return counts.every((count) => wholeNumber(count) === codes.length) ? codes : [];
  }
  return [];
}

/** By name or alias, alone or followed by its bureau or institution (双柏县文化和旅游局, 双柏县文化馆). */
function unitNamed(piece: string, units: readonly Unit[]): Unit | undefined {
  const named = namesOf(units).byName;
  const exact = named.get(piece);
  if (exact !== undefined) return exact;
  const stem = piece.replace(/^楚雄州(?=.)/, "").replace(UNIT_SUFFIX, "");
  const unit = stem === piece ? undefined : named.get(stem);
  return unit?.level === "county" ? unit : undefined;
}

function prefectureOfKind(piece: string, units: readonly Unit[]): readonly UnitCode[] {
  const kind = piece.endsWith("图书馆") ? "图书馆" : "文化馆";
  return units.filter((unit) => unit.level === "prefecture" && unit.name.endsWith(kind)).map((unit) => unit.code);
}
