import { unzipSync } from "fflate";

/**
 * What 支出台账 and 到位台账 of a saved master come to, read from the XML in the archive and from nothing of ours: the
 * second opinion on totals. Fen by unit as printed; rows that were taken back and amounts that are no numbers are in no
 * sum.
 */
interface RegisterTotals {
  readonly spent: ReadonlyMap<string, number>;
  readonly arrived: ReadonlyMap<string, number>;
}

export function registerTotals(workbook: Uint8Array): RegisterTotals {
  const parts = unzipSync(workbook);
  const text = (name: string): string => new TextDecoder().decode(parts[name] ?? new Uint8Array());
  const strings = [...text("xl/sharedStrings.xml").matchAll(/<si\b[^>]*>(.*?)<\/si>/gs)].map(([, inner = ""]) =>
    textsIn(inner),
  );
  const rowsOf = (sheet: string): readonly (readonly string[])[] => {
    const id = attribute(tagWith(text("xl/workbook.xml"), "sheet", "name", sheet), "r:id");
    const target = attribute(tagWith(text("xl/_rels/workbook.xml.rels"), "Relationship", "Id", id), "Target");
    return target === "" ? [] : cellsOf(text(`xl/${target.replace(/^\/?xl\//, "")}`), strings);
  };
  return { spent: sums(rowsOf("支出台账"), "金额(元)"), arrived: sums(rowsOf("到位台账"), "到位(元)") };
}

function sums(rows: readonly (readonly string[])[], label: string): ReadonlyMap<string, number> {
  const header = rows.findIndex(([first]) => first === "填报期");
  const labels = rows[header] ?? [];
  const [unit, state, amount] = ["单位", "状态", label].map((name) => labels.indexOf(name));
  const totals = new Map<string, number>();
  for (const row of header < 0 ? [] : rows.slice(header + 1)) {
    const digits = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(row[amount ?? -1] ?? "");
    if (!digits || row[state ?? -1] === "已撤回") continue;
    const [, sign, whole = "", cents = ""] = digits;
    const fen = Number(whole) * 100 + Number(cents.padEnd(2, "0"));
    const name = row[unit ?? -1] ?? "";
    totals.set(name, (totals.get(name) ?? 0) + (sign === "-" ? -fen : fen));
  }
  return totals;
}

/** Rows as texts by column; a number stands as the file writes it. */
function cellsOf(sheet: string, strings: readonly string[]): readonly (readonly string[])[] {
  return [...sheet.matchAll(/<row\b[^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, inner = ""]) => {
    const cells: string[] = [];
    for (const [, attributes = "", content = ""] of inner.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const letters = /\br="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? "";
      const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      const value = /<v\b[^>]*>(.*?)<\/v>/s.exec(content)?.[1] ?? "";
      const isShared = /\bt="s"/.test(attributes);
      cells[column] = isShared
        ? (strings[Number(value)] ?? "")
        : content.includes("<is>")
          ? textsIn(content)
          : plain(value);
    }
    return Array.from(cells, (cell: string | undefined) => cell ?? "");
  });
}

function textsIn(xml: string): string {
  return [...xml.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(([, inner = ""]) => plain(inner)).join("");
}

function plain(xml: string): string {
  return xml
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

function tagWith(xml: string, tag: string, name: string, value: string): string {
  const tags = [...xml.matchAll(new RegExp(`<${tag}\\b[^>]*>`, "g"))].map(([whole]) => whole);
  return tags.find((one) => plain(attribute(one, name)) === value) ?? "";
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
}
