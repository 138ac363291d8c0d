import { parseArgs, type ParseArgsConfig } from "node:util";
import { failure, success, type Result } from "../domain/fault";
import { localClock, type Clock } from "../usecases/clock";

export interface Arguments {
  readonly files: readonly string[];
  readonly text: Readonly<Record<string, string | undefined>>;
  readonly flags: Readonly<Record<string, boolean | undefined>>;
  /** `--today` for this run, else the machine's day. */
  readonly clock: Clock;
}

type ParseArgsOptionsConfig = NonNullable<ParseArgsConfig["options"]>;

const SHARED: ParseArgsOptionsConfig = { json: { type: "boolean" }, today: { type: "string" }, by: { type: "string" } };

/** Reads a verb's arguments; an unknown option or a missing value is a fault, never ignored. */
export function readArguments(
  words: readonly string[],
  options: ParseArgsOptionsConfig,
  files: number | { readonly least: number },
  usage: string,
): Result<Arguments> {
  try {
    const parsed = parseArgs({
      args: [...words],
      options: { ...SHARED, ...options },
      allowPositionals: true,
      strict: true,
    });
    const given = parsed.positionals.length;
    if (typeof files === "number" ? given !== files : given < files.least) {
      return usageFault(usage, typeof files === "number" ? `${given} ≠ ${files}` : `${given} < ${files.least}`);
    }
    const text: Record<string, string> = {};
    const flags: Record<string, boolean> = {};
    for (const [name, value] of Object.entries(parsed.values)) {
      if (typeof value === "string") text[name] = value;
      if (typeof value === "boolean") flags[name] = value;
    }
    const today = text["today"];
    if (today !== undefined && !isDay(today)) return usageFault(usage, `--today ${today}`);
    const clock = today === undefined ? localClock : (): string => today;
    return success({ files: parsed.positionals, text, flags, clock });
  } catch (error) {
    return usageFault(usage, error instanceof Error ? error.message : String(error));
  }
}

/** An ISO date of a day there is. */
function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export function usageFault(usage: string, what: string): ReturnType<typeof failure> {
  return failure({
    code: "arguments-unusable",
    sentence: {
      zh: `命令写法不对（${what}），什么也没有写。`,
      en: `The command cannot be understood (${what}); nothing was written.`,
    },
    nextStep: { zh: `用法：${usage}`, en: `Usage: ${usage}` },
  });
}
