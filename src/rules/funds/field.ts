import type { Bilingual } from "../../domain/fault";

/** A mistake in a data file: where it stands and what is wrong with it. */
export interface Mistake {
  /** `R03.readings[0].left` */
  readonly path: string;
  readonly what: Bilingual;
}

/** Longest text a sheet formula can hold as a literal (design.md 4). */
const LONGEST_TEXT = 255;

/**
 * A value of a JSON file with its place. Reading never stops at a mistake: it notes it and goes on with something
 * harmless, so that all mistakes of a file are known at once; whoever reads must look at the mistakes in the end.
 */
export class Field {
  constructor(
    private readonly value: unknown,
    readonly path: string,
    private readonly mistakes: Mistake[],
  ) {}

  get isMissing(): boolean {
    return this.value === undefined || this.value === null;
  }

  get isText(): boolean {
    return typeof this.value === "string";
  }

  wrong(zh: string, en: string): void {
    this.mistakes.push({ path: this.path, what: { zh, en } });
  }

  /** A text that is not blank, at most `longest` characters. */
  text(longest: number = LONGEST_TEXT): string {
    const value = typeof this.value === "string" ? this.value.trim() : "";
    if (value === "") this.wrong("应是文字，不能空", "should be a text that is not empty");
    else if (value.length > longest)
      this.wrong(`最长${longest}个字，现在${value.length}个`, `at most ${longest} characters, not ${value.length}`);
    return value;
  }

  /** `{ "zh": …, "en": … }` */
  bilingual(longestZh: number = LONGEST_TEXT): Bilingual {
    const { zh, en } = this.object(["zh", "en"]);
    return { zh: zh.text(longestZh), en: en.text() };
  }

  whole(least: number, most: number): number {
    if (typeof this.value === "number" && Number.isInteger(this.value) && this.value >= least && this.value <= most)
      return this.value;
    this.wrong(`应是${least}到${most}的整数`, `should be a whole number from ${least} to ${most}`);
    return least;
  }

  yesOrNo(): boolean {
    if (typeof this.value !== "boolean") this.wrong("应是 true 或 false", "should be true or false");
    return this.value === true;
  }

  oneOf<Choice extends string>(choices: readonly Choice[]): Choice {
    const found = choices.find((choice) => choice === this.value);
    if (found !== undefined) return found;
    this.wrong(`应是 ${choices.join("、")} 之一`, `should be one of ${choices.join(", ")}`);
    return choices[0] as Choice;
  }

  /** ISO date of a day that exists. */
  date(): string {
    const value = typeof this.value === "string" ? this.value : "";
    const parsed = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
    if (parsed && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value)) return value;
    this.wrong("应是日期，例如 2020-11-30", "should be a date, for example 2020-11-30");
    return "2000-01-01";
  }

  list(): readonly Field[] {
    if (Array.isArray(this.value)) {
      return this.value.map((entry: unknown, index) => new Field(entry, `${this.path}[${index}]`, this.mistakes));
    }
    this.wrong("应是列表", "should be a list");
    return [];
  }

  /** The named members; a member nobody knows is a mistake, since a misspelt one would be lost silently. */
  object<Key extends string>(keys: readonly Key[]): Readonly<Record<Key, Field>> {
    const entries = this.entries();
    for (const key of Object.keys(entries)) {
      if (!keys.some((known) => known === key))
        this.member(key, undefined).wrong(
          `没有这个字段；有 ${keys.join("、")}`,
          `no such member; there are ${keys.join(", ")}`,
        );
    }
    const members = keys.map((key): readonly [Key, Field] => [key, this.member(key, entries[key])]);
    return Object.fromEntries(members) as Record<Key, Field>;
  }

  /** A member on its own, before it is known which members there may be. */
  get(key: string): Field {
    return this.member(key, this.entries(false)[key]);
  }

  private member(key: string, value: unknown): Field {
    return new Field(value, this.path === "" ? key : `${this.path}.${key}`, this.mistakes);
  }

  private entries(complain = true): Readonly<Record<string, unknown>> {
    if (typeof this.value === "object" && this.value !== null && !Array.isArray(this.value))
      return this.value as Record<string, unknown>;
    if (complain) this.wrong("应是对象 {…}", "should be an object {…}");
    return {};
  }

  /** The same value under another name, for lists whose entries are known by an id. */
  named(path: string): Field {
    return new Field(this.value, path, this.mistakes);
  }
}
