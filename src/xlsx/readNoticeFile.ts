import { failure, success, type Result } from "../domain/fault";
import { decodeNotice } from "../notice/decode";
import type { NoticeDocument } from "../notice/document";
import { documentOfText } from "../notice/readNotice";
import type { ReadingWork } from "../notice/readers/readingWork";
import { fileTooLarge, kindRefused } from "../notice/readers/readerFaults";

/** No notice is larger; reading would only end in a refusal. */
const LARGEST_FILE = 100_000_000;

const REFUSED: readonly {
  readonly starts: readonly number[];
  readonly kind: { readonly zh: string; readonly en: string };
}[] = [
  {
    starts: [0xd0, 0xcf, 0x11, 0xe0],
    kind: {
      zh: "旧格式或加了密码的文件（.doc、.xls、.wps、.et）",
      en: "an old or encrypted file (.doc, .xls, .wps, .et)",
    },
  },
  { starts: [0x89, 0x50, 0x4e, 0x47], kind: { zh: "图片", en: "a picture" } },
  { starts: [0xff, 0xd8, 0xff], kind: { zh: "图片", en: "a picture" } },
  { starts: [0x7b, 0x5c, 0x72, 0x74, 0x66], kind: { zh: "RTF 文件", en: "an RTF file" } },
  { starts: [0x52, 0x61, 0x72, 0x21], kind: { zh: "RAR 压缩包", en: "a RAR archive" } },
  { starts: [0x37, 0x7a, 0xbc, 0xaf], kind: { zh: "7z 压缩包", en: "a 7z archive" } },
];

/** %PDF */
const PDF_MARK = [0x25, 0x50, 0x44, 0x46];

/**
 * Any notice file as a document; told by its content first, by its name second. Readers are fetched when needed.
 * Faults: a kind that cannot be read (with what to do), damaged, too large, no text.
 */
export async function readNoticeFile(
  bytes: Uint8Array,
  fileName: string,
  work: ReadingWork = {},
): Promise<Result<NoticeDocument>> {
  if (bytes.length > LARGEST_FILE) return failure(fileTooLarge(fileName));
  const refused = REFUSED.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte));
  if (refused) return failure(kindRefused(fileName, refused.kind));
  if (PDF_MARK.every((byte, index) => bytes[index] === byte)) {
    const { readPdfFile } = await import("../notice/readers/pdf/readPdfFile");
    return readPdfFile(bytes, fileName, work);
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readArchive(bytes, fileName);
  const text = decodeNotice(bytes, fileName);
  if (!text.ok) return text;
  if (/^\s*(?:<!doctype html|<html|<table|<meta|<\?xml[^>]*\?>\s*<html)/i.test(text.value)) {
    const { readWebPage } = await import("../notice/readers/webPage");
    return success(await readWebPage(text.value, fileName));
  }
  if (/\.(?:csv|tsv)$/i.test(fileName)) {
    const { readSeparatedText } = await import("../notice/readers/separatedText");
    return success(await readSeparatedText(text.value, fileName));
  }
  return success(documentOfText(text.value, fileName));
}

/** .docx and .xlsx are archives; the parts inside say which. */
async function readArchive(bytes: Uint8Array, fileName: string): Promise<Result<NoticeDocument>> {
  const parts = await partNames(bytes);
  if (parts.has("word/document.xml")) {
    const { readWordDocument } = await import("../notice/readers/wordDocument");
    return readWordDocument(bytes, fileName);
  }
  if (parts.has("xl/workbook.xml")) {
    const { readNoticeSheets } = await import("./noticeSheets");
    return readNoticeSheets(bytes, fileName);
  }
  const other = parts.has("OFD.xml")
    ? { zh: "OFD 版式文件", en: "an OFD document" }
    : parts.has("content.xml")
      ? { zh: "OpenDocument 文件（.odt、.ods）", en: "an OpenDocument file (.odt, .ods)" }
      : { zh: "压缩包，或打不开的文件", en: "an archive, or a file that cannot be opened" };
  return failure(kindRefused(fileName, other));
}

/** Names in the archive's directory; none for a broken one. Nothing is unpacked. */
async function partNames(bytes: Uint8Array): Promise<ReadonlySet<string>> {
  const { unzipSync } = await import("fflate");
  const names = new Set<string>();
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.add(name);
        return false;
      },
    });
  } catch {
    // A broken archive has no parts; the caller says so.
    return new Set();
  }
  return names;
}
