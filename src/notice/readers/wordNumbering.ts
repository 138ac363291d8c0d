import { SaxesParser, type SaxesTagPlain } from "saxes";
import { chineseNumeral } from "../../domain/chineseNumbers";

/** How one level of a list is printed (ECMA-376 part 1, 17.9). */
interface Level {
  readonly format: string;
  /** `%1、`, `（%2）`, `%1.%2` */
  readonly text: string;
  readonly start: number;
}

interface List {
  readonly abstract: string;
  readonly starts: ReadonlyMap<number, number>;
}

/** A paragraph's list: its own, or its style's. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

/** Counts the automatic numbers of a Word file: they are printed nowhere in its text. */
export class WordNumbering {
  private readonly counters = new Map<string, number[]>();
  private readonly started = new Set<string>();

  private constructor(
    private readonly abstracts: ReadonlyMap<string, ReadonlyMap<number, Level>>,
    private readonly lists: ReadonlyMap<string, List>,
    private readonly styles: ReadonlyMap<string, ListPlace>,
  ) {}

  /** @param numbering `word/numbering.xml`, @param styles `word/styles.xml`; either may be absent */
  static read(numbering: string | undefined, styles: string | undefined): WordNumbering {
    const { abstracts, lists } = readLists(numbering ?? "");
    return new WordNumbering(abstracts, lists, readStyles(styles ?? ""));
  }

  placeOfStyle(style: string): ListPlace | null {
    return this.styles.get(style) ?? null;
  }

  /** The mark printed before the next paragraph of this list and level; empty for bullets and unknown lists. */
  mark({ list, level }: ListPlace): string {
    const known = this.lists.get(list);
    const levels = known && this.abstracts.get(known.abstract);
    const own = levels?.get(level);
    if (!known || !levels || !own) return "";
    const counts = this.counters.get(known.abstract) ?? [];
    this.counters.set(known.abstract, counts);
    const restart = known.starts.get(level);
    if (restart !== undefined && !this.started.has(`${list} ${level}`)) counts[level] = restart - 1;
    this.started.add(`${list} ${level}`);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    counts.length = level + 1;
    if (own.format === "bullet" || own.format === "none") return "";
    return own.text.replace(/%(\d)/g, (_slot, digit: string) => {
      const at = Number(digit) - 1;
      const shown = levels.get(at);
      return shown ? printed(counts[at] ?? shown.start, shown.format) : "";
    });
  }
}

function readLists(xml: string): {
  readonly abstracts: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  readonly lists: ReadonlyMap<string, List>;
} {
  const abstracts = new Map<string, Map<number, Level>>();
  const lists = new Map<string, { abstract: string; starts: Map<number, number> }>();
  let abstract = "";
  let list = "";
  let level = 0;
  const change = (part: Partial<Level>): void => {
    const levels = abstracts.get(abstract);
    levels?.set(level, { ...(levels.get(level) ?? { format: "decimal", text: "", start: 1 }), ...part });
  };
  const opened: Readonly<Record<string, (value: string, id: string) => void>> = {
    "w:abstractNum": (_value, id) => {
      abstract = id;
      list = "";
      abstracts.set(id, new Map());
    },
    "w:num": (_value, id) => {
      list = id;
      lists.set(id, { abstract: "", starts: new Map() });
    },
    "w:abstractNumId": (value) => {
      const one = lists.get(list);
      if (one) one.abstract = value;
    },
    "w:start": (value) => change({ start: Number(value) }),
    "w:numFmt": (value) => change({ format: value }),
    "w:lvlText": (value) => change({ text: value }),
    "w:startOverride": (value) => lists.get(list)?.starts.set(level, Number(value)),
  };
  walk(xml, (tag) => {
    const ownLevel = attribute(tag, "w:ilvl");
    if (tag.name === "w:lvl" || tag.name === "w:lvlOverride") level = Number(ownLevel);
    const id = attribute(tag, "w:abstractNumId") || attribute(tag, "w:numId");
    // Levels inside w:num override a list's own; what they change but the start is rare and left alone.
    if (list !== "" && ["w:start", "w:numFmt", "w:lvlText"].includes(tag.name)) return;
    opened[tag.name]?.(attribute(tag, "w:val"), id);
  });
  return { abstracts, lists };
}

function readStyles(xml: string): ReadonlyMap<string, ListPlace> {
  const styles = new Map<string, ListPlace>();
  let style = "";
  let level = 0;
  walk(xml, (tag) => {
    if (tag.name === "w:style") {
      style = attribute(tag, "w:styleId");
      level = 0;
    }
    if (tag.name === "w:ilvl") level = Number(attribute(tag, "w:val"));
    if (tag.name === "w:numId" && style !== "") styles.set(style, { list: attribute(tag, "w:val"), level });
  });
  return styles;
}

function walk(xml: string, open: (tag: SaxesTagPlain) => void): void {
  if (xml === "") return;
  const parser = new SaxesParser();
  parser.on("opentag", open);
  parser.write(xml).close();
}

function attribute(tag: SaxesTagPlain, name: string): string {
  return tag.attributes[name] ?? "";
}

const CHINESE = /^(?:chineseCounting|chineseCountingThousand|japaneseCounting|ideographDigital|taiwaneseCounting)/;

/** A number as its format prints it; a format without a rule of ours prints plain digits. */
function printed(number: number, format: string): string {
  if (CHINESE.test(format)) return chineseNumeral(number);
  if (format === "decimalEnclosedCircle" && number <= 20) return String.fromCharCode(0x245f + number);
  if (format === "upperLetter") return String.fromCharCode(0x41 + ((number - 1) % 26));
  if (format === "lowerLetter") return String.fromCharCode(0x61 + ((number - 1) % 26));
  return String(number);
}
