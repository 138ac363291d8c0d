import type { ReportDocument } from "./document";

/** A part of the package that replaces the library's own. */
interface Part {
  readonly path: string;
  readonly data: string;
}

const NAMESPACES =
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** The properties of a report with its own date instead of the clock's. */
export function stableProperties({ title, dated }: Pick<ReportDocument, "title" | "dated">): Part {
  const moment = `xsi:type="dcterms:W3CDTF">${dated}T00:00:00.000Z</dcterms:`;
  const data =
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ${NAMESPACES}>` +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>衡拨</dc:creator>` +
    "<cp:lastModifiedBy>衡拨</cp:lastModifiedBy><cp:revision>1</cp:revision>" +
    `<dcterms:created ${moment}created><dcterms:modified ${moment}modified></cp:coreProperties>`;
  return { path: "docProps/core.xml", data };
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
/** 2020-01-01 12:00 as an archive's directory tells it: local time, the same text everywhere. */
const FIXED_TIME = 12 << 11;
const FIXED_DATE = ((2020 - 1980) << 9) | (1 << 5) | 1;

/**
 * The same archive with one fixed time for every entry, so that equal reports give equal bytes and a pack can be compared
 * by its checksum (N12). Only the times are written, in place (APPNOTE 4.3.7, 4.3.12, 4.3.16).
 * @throws Error when the bytes are no archive without comment, as the document library makes them
 */
export function stablePackage(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - END_LENGTH;
  if (end < 0 || view.getUint32(end, true) !== END_OF_DIRECTORY) throw new Error("the document is no plain archive");
  let entry = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    setTime(view, entry + 12);
    setTime(view, view.getUint32(entry + 42, true) + 10);
    const lengths = [28, 30, 32].map((offset) => view.getUint16(entry + offset, true));
    entry += ENTRY_LENGTH + lengths.reduce((sum, length) => sum + length, 0);
  }
  return bytes;
}

function setTime(view: DataView, offset: number): void {
  view.setUint16(offset, FIXED_TIME, true);
  view.setUint16(offset + 2, FIXED_DATE, true);
}
