import { unzipSync, zipSync, type Zippable } from "fflate";
import { FileFaultError, fileFault } from "./fault";
import { XmlError, parseXml, type XmlElement } from "./xml";

/** The parts of an .xlsx package by name, in file order. */
export type Parts = Map<string, Uint8Array>;

/** Declared sizes beyond these are refused before anything is unpacked. */
const MAX_TOTAL_BYTES = 400_000_000;
const MAX_PART_BYTES = 250_000_000;
const MAX_PARTS = 20_000;

/** Declared sizes beyond which a package is refused, where less than usual is expected. */
export interface PackageLimits {
  readonly totalBytes: number;
  readonly partBytes: number;
}
const USUAL_LIMITS: PackageLimits = { totalBytes: MAX_TOTAL_BYTES, partBytes: MAX_PART_BYTES };

/** @throws FileFaultError when the bytes are no readable .xlsx package */
export function unpack(bytes: Uint8Array, limits: PackageLimits = USUAL_LIMITS): Parts {
  refuseOtherFormats(bytes);
  let total = 0;
  let count = 0;
  const declared = new Map<string, number>();
  const filter = (file: { name: string; originalSize: number }): boolean => {
    if (file.name.endsWith("/")) return false;
    total += file.originalSize;
    count += 1;
    if (total > limits.totalBytes || file.originalSize > limits.partBytes || count > MAX_PARTS) {
      throw new FileFaultError(fileFault("file-too-large", file.name));
    }
    declared.set(file.name, file.originalSize);
    return true;
  };
  let files: Record<string, Uint8Array>;
  try {
    // The output of each part is bounded by its declared size, so a lying header cannot grow it.
    files = unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof FileFaultError) throw error;
    throw new FileFaultError(fileFault(looksLikeZip(bytes) ? "file-damaged" : "file-not-xlsx"));
  }
  const parts: Parts = new Map();
  for (const name of declared.keys()) {
    const data = files[name];
    if (data) parts.set(name.replace(/^\//, ""), data);
  }
  return parts;
}

/** The same parts always give the same bytes: dates are fixed. */
export function pack(parts: Parts): Uint8Array {
  const files: Zippable = {};
  const mtime = new Date(1980, 0, 1);
  for (const [name, data] of parts) files[name] = [data, { level: 6, mtime }];
  return zipSync(files);
}

function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

const OLE_MARK = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function refuseOtherFormats(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new FileFaultError(fileFault("file-empty"));
  if (OLE_MARK.every((byte, index) => bytes[index] === byte)) {
    // An encrypted .xlsx is a compound file with a stream of this name (MS-OFFCRYPTO 2.3.4.4).
    const encrypted = containsUtf16(bytes, "EncryptedPackage");
    throw new FileFaultError(fileFault(encrypted ? "file-encrypted" : "file-old-format"));
  }
  if (!looksLikeZip(bytes)) throw new FileFaultError(fileFault("file-not-xlsx"));
}

function containsUtf16(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let index = 0;
    while (index < text.length && bytes[at + 2 * index] === text.charCodeAt(index) && bytes[at + 2 * index + 1] === 0) {
      index += 1;
    }
    if (index === text.length) return true;
  }
  return false;
}

/** A part as text, whatever encoding it declares. */
export function partText(parts: Parts, name: string): string | undefined {
  const data = parts.get(name);
  if (!data) return undefined;
  if ((data[0] === 0xff && data[1] === 0xfe) || (data[0] === 0xfe && data[1] === 0xff)) {
    return new TextDecoder(data[0] === 0xff ? "utf-16le" : "utf-16be").decode(data);
  }
  const head = String.fromCharCode(...data.subarray(0, 120));
  const label = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*encoding=["']([^"']+)["']/.exec(head)?.[1] ?? "utf-8";
  try {
    // Decoding that may fail costs three times as much: only text in which something was replaced is decoded so.
    const text = new TextDecoder(label).decode(data);
    return text.includes("\ufffd") ? new TextDecoder(label, { fatal: true }).decode(data) : text;
  } catch {
    // An unknown label or bytes that are no such text: the part is not what it says it is.
    throw new FileFaultError(fileFault("file-damaged", name));
  }
}

/** Writes a part in UTF-8 and makes its declaration say so. */
export function setPartText(parts: Parts, name: string, text: string): void {
  const declared = text.replace(/^(<\?xml[^>]*encoding=["'])[^"']+(["'])/, "$1UTF-8$2");
  parts.set(name, new TextEncoder().encode(declared));
}

/** @throws FileFaultError naming the part when it is not well formed */
export function parsePart(name: string, text: string, opaque?: string): XmlElement {
  try {
    return parseXml(text, opaque);
  } catch (error) {
    if (error instanceof XmlError) throw new FileFaultError(fileFault("file-damaged", name));
    throw error;
  }
}
