import { parseArgs, type ParseArgsConfig } from "node:util";
import { failure, success, type Result } from "../domain/fault";

export interface Arguments {
  readonly files: readonly string[];
  readonly text: Readonly<Record<string, string | undefined>>;
  readonly flags: Readonly<Record<string, boolean | undefined>>;
}

type ParseArgsOptionsConfig = NonNullable<ParseArgsConfig["options"]>;

const SHARED: ParseArgsOptionsConfig = { json: { type: "boolean" }, today: { type: "string" } };

/** Reads a verb's arguments; an unknown option or a missing value is a fault, never ignored. */
export function readArguments(
  words: readonly string[],
  options: ParseArgsOptionsConfig,
  files: number,
  usage: string,
): Result<Arguments> {
  try {
    const parsed = parseArgs({
      args: [...words],
      options: { ...SHARED, ...options },
      allowPositionals: true,
      strict: true,
    });
    if (parsed.positionals.length !== files) return usageFault(usage, `${parsed.positionals.length} ≠ ${files}`);
    const text: Record<string, string> = {};
    const flags: Record<string, boolean> = {};
    for (const [name, value] of Object.entries(parsed.values)) {
      if (typeof value === "string") text[name] = value;
      if (typeof value === "boolean") flags[name] = value;
    }
    const today = text["today"];
    if (today !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(today)) return usageFault(usage, `--today ${today}`);
    return success({ files: parsed.positionals, text, flags });
  } catch (error) {
    return usageFault(usage, error instanceof Error ? error.message : String(error));
  }
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
