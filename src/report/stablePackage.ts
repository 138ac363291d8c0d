import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";
import type { ReportDocument } from "./document";

const CORE = "docProps/core.xml";

/**
 * The same package with the report's date instead of the clock's, in properties and in the archive's directory: equal
 * reports give equal bytes, so that a pack can be compared by its checksum (N12).
 */
export function stablePackage(bytes: Uint8Array, { dated }: Pick<ReportDocument, "dated">): Uint8Array {
  const parts = unzipSync(bytes);
  const moment = `${dated}T00:00:00.000Z`;
  const zipped: Zippable = {};
  for (const name of Object.keys(parts).sort(contentTypesFirst)) {
    const part = parts[name] ?? new Uint8Array();
    zipped[name] = name === CORE ? strToU8(withMoment(strFromU8(part), moment)) : part;
  }
  // The archive's directory knows local time only: a fixed local noon is the same text everywhere.
  return zipSync(zipped, { mtime: new Date(2020, 0, 1, 12, 0, 0), level: 6 });
}

function withMoment(core: string, moment: string): string {
  return core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${moment}`);
}

/** Readers that look at the first entry expect the list of types there. */
function contentTypesFirst(one: string, other: string): number {
  const rank = (name: string): number => (name === "[Content_Types].xml" ? 0 : name.startsWith("_rels/") ? 1 : 2);
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}
