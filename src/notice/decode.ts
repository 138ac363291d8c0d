import { failure, success, type Fault, type Result } from "../domain/fault";

/** A notice is a few dozen kB of text; anything far above is another kind of file. */
const LARGEST_NOTICE = 5_000_000;
const ZIP_START = [0x50, 0x4b, 0x03, 0x04];
const OLE_START = [0xd0, 0xcf, 0x11, 0xe0];
const PDF_START = [0x25, 0x50, 0x44, 0x46];

/**
 * Reads the bytes of a picked notice as text: by its byte-order mark, else UTF-8, else GB18030 (old Chinese
 * editors). Word, Excel and PDF files are refused by name; nothing is decoded with replacement characters.
 */
export function decodeNotice(bytes: Uint8Array, fileName: string): Result<string> {
  if (bytes.length > LARGEST_NOTICE) return failure(tooLarge(fileName));
  if ([ZIP_START, OLE_START, PDF_START].some((start) => beginsWith(bytes, start))) return failure(notText(fileName));
  const marked = markedEncoding(bytes);
  for (const encoding of marked ? [marked] : ["utf-8", "gb18030"]) {
    const text = decodeStrictly(bytes, encoding);
    if (text !== null && !text.includes("\0")) return success(text);
  }
  return failure(notText(fileName));
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function markedEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (beginsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  return beginsWith(bytes, [0xfe, 0xff]) ? "utf-16be" : null;
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // The decoder's answer that the bytes are not in this encoding. By name: it may come from another frame's realm.
    if (typeof error === "object" && error !== null && "name" in error && error.name === "TypeError") return null;
    throw error;
  }
}

function notText(fileName: string): Fault {
  return {
    code: "notice-not-text",
    sentence: {
      zh: `“${fileName}”不是文本文件，没有读入，工作簿没有改动。`,
      en: `"${fileName}" is not a text file; nothing was read and the workbook is unchanged.`,
    },
    nextStep: {
      zh: "请把通知另存为纯文本（.txt）或 Markdown（.md）再打开。",
      en: "Save the notice as plain text (.txt) or Markdown (.md) and open that.",
    },
    place: fileName,
  };
}

function tooLarge(fileName: string): Fault {
  return {
    code: "notice-too-large",
    sentence: {
      zh: `“${fileName}”超过 5 MB，不像一份通知，没有读入。`,
      en: `"${fileName}" is larger than 5 MB, which is no notice; nothing was read.`,
    },
    nextStep: { zh: "请选通知的文本文件。", en: "Pick the notice's text file." },
    place: fileName,
  };
}
