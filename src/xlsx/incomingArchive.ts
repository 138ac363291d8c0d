import { unzipSync, type UnzipFileInfo } from "fflate";
import { failure, success, type Fault, type Result } from "../domain/fault";
import type { IncomingFile } from "../usecases/exchange";

/** An archive that says more is refused before anything is unpacked. */
const MOST_FILES = 20_000;
const MOST_BYTES_PER_FILE = 250_000_000;

/** Chat programs and file managers send folders as one .zip; an .xlsx is a zip, too, but holds its own parts. */
export function isArchive(name: string): boolean {
  return /\.zip$/i.test(name);
}

/** Left behind by systems and by Office beside the files a person means: `~$表.xlsx`, `.DS_Store`, `__MACOSX/…`. */
export function isByproduct(path: string): boolean {
  const parts = path.split(/[\\/]/);
  const name = parts[parts.length - 1] ?? "";
  return /^(~\$|\.|thumbs\.db$|desktop\.ini$)/i.test(name) || parts.includes("__MACOSX");
}

/**
 * The files of an archive, each unpacked when its turn comes. An archive inside is handed on as it is.
 * @param source name of the archive; files are called `source/path`
 */
export function openArchive(source: string, bytes: Uint8Array): Result<readonly IncomingFile[]> {
  const listed: UnzipFileInfo[] = [];
  try {
    unzipSync(bytes, { filter: (file) => listed.push(file) < 0 });
  } catch {
    // fflate throws for whatever it cannot follow: the archive is broken, whatever the way.
    return failure(archiveDamaged(source));
  }
  const files = listed.filter(({ name }) => !name.endsWith("/") && !isByproduct(entryName(name)));
  if (files.length > MOST_FILES) return failure(archiveTooLarge(source));
  return success(
    files.map(({ name, originalSize }) => ({
      name: `${source}/${entryName(name)}`,
      bytes: async () => {
        // The reader would refuse it, too, but only once it lay in memory.
        if (originalSize > MOST_BYTES_PER_FILE) throw new Error(`${originalSize} bytes`);
        const unpacked = unzipSync(bytes, { filter: (file) => file.name === name })[name];
        if (unpacked === undefined) throw new Error("not in the archive");
        return unpacked;
      },
    })),
  );
}

/**
 * Names without the UTF-8 flag come as one letter per byte; Chinese Windows writes them in GBK, some programs in UTF-8
 * without saying so.
 */
function entryName(name: string): string {
  const letters = Array.from({ length: name.length }, (_unused, at) => name.charCodeAt(at));
  if (!letters.some((code) => code > 0x7f) || letters.some((code) => code > 0xff)) return name;
  const bytes = Uint8Array.from(letters);
  for (const encoding of ["utf-8", "gbk"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding; the next one, else as it is.
    }
  }
  return name;
}

function archiveDamaged(source: string): Fault {
  return {
    code: "archive-damaged",
    sentence: { zh: `压缩包“${source}”打不开，可能不完整。`, en: `The archive "${source}" cannot be opened.` },
    nextStep: {
      zh: "请先解压，再放入其中的表格；或请对方重新发送。",
      en: "Unpack it first and drop the workbooks inside, or ask for it to be sent again.",
    },
    place: source,
  };
}

function archiveTooLarge(source: string): Fault {
  return {
    code: "archive-too-large",
    sentence: {
      zh: `压缩包“${source}”里的文件超过${MOST_FILES}个，没有打开。`,
      en: `The archive "${source}" holds more than ${MOST_FILES} files; it was not opened.`,
    },
    nextStep: { zh: "请分成几个压缩包。", en: "Please split it into several archives." },
    place: source,
  };
}
