import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import type { UnitFileContent } from "../domain/returns";

/** The content as JSON with keys in order: equal content gives equal text, and so equal files. */
export function contentText(content: UnitFileContent): string {
  return JSON.stringify(ordered(content));
}

/** SHA-256 of the content's text, hexadecimal: what file and master both keep, and compare. */
export function contentHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
