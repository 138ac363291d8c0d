import type { NoticeDocument } from "../document";
import { DocumentBuilder, type BuiltCell } from "./documentBuilder";
import { addGrid } from "./gridDocument";

/** Separated text (.csv, .tsv): the separator is found by its regularity; quoted cells may hold line breaks. */
export async function readSeparatedText(text: string, fileName: string): Promise<NoticeDocument> {
  const { default: papaparse } = await import("papaparse");
  const { data } = papaparse.parse<string[]>(text.replace(/^\uFEFF/, ""), {
    delimitersToGuess: [",", "\t", ";", "|", "，"],
  });
  const builder = new DocumentBuilder("csv", fileName);
  const rows = data.map((row) => row.map((cell): BuiltCell => ({ text: cell, merged: null })));
  addGrid(builder, rows, (row) => `第${row + 1}行`);
  return builder.document();
}
