import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { failure, success, type Result } from "../../domain/fault";
import type { IssuedBundle } from "../../usecases/exchange";
import { makeFile } from "../../xlsx/makeFile";
import { zipOf } from "../../xlsx/zipOf";
import { readArguments } from "../arguments";
import { requiredOption } from "../books";
import { writeBytes } from "../files";
import { openDesk } from "../reviewDesk";
import type { Verb } from "../verb";

const USAGE =
  "split book.xlsx --out DIR [--period YYYY-MM] [--due YYYY-MM-DD] [--contact TEXT] [--units CODE,CODE] [--zip] [--book book.xlsx] [--by NAME] [--today YYYY-MM-DD] [--json]  (收发记在原工作簿里；写了 --book 则另存)";
const ZIP_NAME = "填报表.zip";

/**
 * `split`: one file per unit into a folder. The book keeps in 收发 what was sent, or it could not tell later what came
 * back: it is written in place, or to `--book`. Files come first, the book last; when that fails the files are taken
 * away again.
 */
export const splitVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const options = {
      out: { type: "string" },
      period: { type: "string" },
      due: { type: "string" },
      contact: { type: "string" },
      units: { type: "string" },
      zip: { type: "boolean" },
      book: { type: "string" },
    } as const;
    const read = readArguments(words, options, 1, USAGE);
    if (!read.ok) return read;
    const { text, flags, files, clock } = read.value;
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    const source = files[0] ?? "";
    const desk = await openDesk(source, clock, text["by"]);
    if (!desk.ok) return desk;
    const units = text["units"]?.split(",").map((code) => code.trim());
    const request = {
      period: text["period"] ?? clock().slice(0, "2020-05".length),
      due: text["due"] ?? null,
      contact: text["contact"] ?? "",
      ...(units ? { units } : {}),
    };
    const bundle = await desk.value.fund.issueUnitFiles(request, makeFile);
    if (!bundle.ok) return bundle;
    const written = await writeAll(bundle.value, out.value, flags["zip"] === true);
    if (!written.ok) return written;
    const book = text["book"] ?? source;
    const kept = await writeBytes(book, await desk.value.port.save());
    if (!kept.ok) {
      await Promise.all(written.value.map((file) => rm(file, { force: true })));
      return kept;
    }
    const { message, warnings } = bundle.value;
    const list = bundle.value.files.map(({ unit, fileName }) => ({ unit, file: join(out.value, fileName) }));
    return success({
      json: { files: list, period: request.period, book, message: message.zh, warnings: warnings.map(({ zh }) => zh) },
      lines: [
        ...warnings.map(({ zh }) => `注意：${zh}`),
        ...list.map(({ unit, file }) => `${unit}  ${file}`),
        `已发${list.length}份，收发记在 ${book}。可随文件转发：`,
        message.zh,
      ],
      exitCode: 0,
    });
  },
};

async function writeAll(bundle: IssuedBundle, folder: string, zip: boolean): Promise<Result<readonly string[]>> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    return failure(folderUnusable(folder, error));
  }
  const parts = bundle.files.map(({ fileName, bytes }) => ({ fileName, bytes }));
  if (zip)
    parts.push({ fileName: ZIP_NAME, bytes: zipOf(parts.map(({ fileName: name, bytes }) => ({ name, bytes }))) });
  const written: string[] = [];
  for (const { fileName, bytes } of parts) {
    const path = join(folder, fileName);
    const done = await writeBytes(path, bytes);
    if (!done.ok) {
      await Promise.all(written.map((file) => rm(file, { force: true })));
      return done;
    }
    written.push(path);
  }
  return success(written);
}

function folderUnusable(folder: string, error: unknown): Parameters<typeof failure>[0] {
  const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return {
    code: "folder-unusable",
    sentence: {
      zh: `建不了文件夹“${folder}”（${why}），没有发表，原工作簿没有变。`,
      en: `The folder "${folder}" cannot be made (${why}); nothing was sent and the workbook is unchanged.`,
    },
    nextStep: { zh: "请换一个文件夹。", en: "Choose another folder." },
    place: folder,
  };
}
