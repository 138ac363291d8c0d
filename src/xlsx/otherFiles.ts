import type { Fault } from "../domain/fault";

interface Kind {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

const AS_WORKBOOK = {
  zh: "请用发出的原表填好，在 Excel 或 WPS 中存为“Excel 工作簿（.xlsx）”再发。",
  en: "Fill in the file that was sent and save it in Excel or WPS as an Excel workbook (.xlsx).",
} as const;

const MARKS: readonly (Kind & { readonly starts: readonly number[] })[] = [
  { code: "return-pdf", zh: "PDF 文件", en: "a PDF", starts: [0x25, 0x50, 0x44, 0x46] },
  { code: "return-picture", zh: "图片（PNG）", en: "a picture (PNG)", starts: [0x89, 0x50, 0x4e, 0x47] },
  { code: "return-picture", zh: "图片（JPEG）", en: "a picture (JPEG)", starts: [0xff, 0xd8, 0xff] },
  { code: "return-archive", zh: "RAR 压缩包", en: "a RAR archive", starts: [0x52, 0x61, 0x72, 0x21] },
  { code: "return-archive", zh: "7z 压缩包", en: "a 7z archive", starts: [0x37, 0x7a, 0xbc, 0xaf] },
];
const INSIDE: readonly (Kind & { readonly part: string })[] = [
  { code: "return-document", zh: "文字文档（.docx）", en: "a text document (.docx)", part: "word/document.xml" },
  {
    code: "return-opendocument",
    zh: "OpenDocument 表格（.ods）",
    en: "an OpenDocument sheet",
    part: "META-INF/manifest.xml",
  },
];

const TEXT: Kind = { code: "return-text", zh: "文本（.csv、网页等）", en: "plain text (.csv, a web page)" };

/** What a file is when it is surely no .xlsx, by its first bytes and its parts; null leaves it to the file library. */
export function otherKindOf(bytes: Uint8Array): Fault | null {
  const marked = MARKS.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte));
  if (marked) return noWorkbook(marked);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const inside = INSIDE.find(({ part }) => holdsPart(bytes, part));
    return inside && !holdsPart(bytes, "xl/workbook.xml") ? noWorkbook(inside) : null;
  }
  return looksLikeText(bytes) ? noWorkbook(TEXT) : null;
}

/** Names stand unpacked in the directory at the end of a zip. */
function holdsPart(bytes: Uint8Array, part: string): boolean {
  const name = Array.from(part, (letter) => letter.charCodeAt(0));
  const from = Math.max(0, bytes.length - 65_536);
  for (let at = bytes.indexOf(name[0] ?? 0, from); at >= 0; at = bytes.indexOf(name[0] ?? 0, at + 1)) {
    if (name.every((code, index) => bytes[at + index] === code)) return true;
  }
  return false;
}

/** No control characters but those of text in the first bytes. */
function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 512);
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return (
    head.length > 0 && (utf16 || head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d))
  );
}

function noWorkbook({ code, zh, en }: Kind): Fault {
  return {
    code,
    sentence: { zh: `这是${zh}，不是填报表，没有读入。`, en: `This is ${en}, not a unit file; it was not read.` },
    nextStep: AS_WORKBOOK,
  };
}
