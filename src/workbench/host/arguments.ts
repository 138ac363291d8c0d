import htmlColors from "color-name";
import { HostError } from "./errors";

/** The arguments of a call, objects already resolved. Null and undefined both mean "not given". */
export class Arguments {
  constructor(private readonly values: readonly unknown[]) {}

  private has(index: number): boolean {
    return this.values[index] !== null && this.values[index] !== undefined;
  }

  raw(index: number): unknown {
    return this.values[index];
  }

  text(index: number): string {
    const value = this.values[index];
    if (typeof value !== "string") throw new HostError("InvalidArgument", `argument ${index + 1} must be a text`);
    return value;
  }

  optionalText(index: number): string | undefined {
    return this.has(index) ? this.text(index) : undefined;
  }

  integer(index: number): number {
    const value = this.values[index];
    if (typeof value !== "number" || !Number.isInteger(value)) {
      throw new HostError("InvalidArgument", `argument ${index + 1} must be a whole number`);
    }
    return value;
  }

  optionalInteger(index: number): number | undefined {
    return this.has(index) ? this.integer(index) : undefined;
  }

  optionalFlag(index: number): boolean | undefined {
    const value = this.values[index];
    if (!this.has(index)) return undefined;
    if (typeof value !== "boolean")
      throw new HostError("InvalidArgument", `argument ${index + 1} must be true or false`);
    return value;
  }

  /** One of the allowed texts. */
  choice<Choice extends string>(index: number, choices: readonly Choice[]): Choice {
    return oneOf(this.values[index], choices);
  }

  optionalChoice<Choice extends string>(index: number, choices: readonly Choice[]): Choice | undefined {
    return this.has(index) ? this.choice(index, choices) : undefined;
  }
}

/** One of the allowed texts; Excel compares them without regard to case. */
export function oneOf<Choice extends string>(value: unknown, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => typeof value === "string" && choice.toLowerCase() === value.toLowerCase());
  if (found === undefined) throw new HostError("InvalidArgument", `expected one of ${choices.join(", ")}`);
  return found;
}

export function asText(value: unknown, longest = 32_767): string {
  if (typeof value !== "string") throw new HostError("InvalidArgument", "expected a text");
  if (value.length > longest) throw new HostError("InvalidArgument", `longer than ${longest} characters`);
  return value;
}

export function asFlag(value: unknown): boolean {
  if (typeof value !== "boolean") throw new HostError("InvalidArgument", "expected true or false");
  return value;
}

export function asNumber(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new HostError("InvalidArgument", "expected a number");
  return value;
}

/** A plain object, with no keys but the allowed ones. */
export function asRecord(value: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new HostError("InvalidArgument", "expected an object");
  }
  const unknownKey = Object.keys(value).find((key) => !keys.includes(key));
  if (unknownKey !== undefined) throw new HostError("InvalidArgument", `unknown property ${unknownKey}`);
  return value as Readonly<Record<string, unknown>>;
}

/** `#RRGGBB` from a hex colour, with or without its mark, or one of the names HTML has for colours. */
export function asColor(value: unknown): string {
  const text = asText(value).trim();
  const hex = /^#?([0-9a-f]{6})$/i.exec(text)?.[1];
  if (hex !== undefined) return `#${hex.toUpperCase()}`;
  const named = Object.entries(htmlColors).find(([name]) => name === text.toLowerCase())?.[1];
  if (named === undefined) throw new HostError("InvalidArgument", `unknown colour ${text}`);
  return `#${named.map((part) => part.toString(16).padStart(2, "0").toUpperCase()).join("")}`;
}
