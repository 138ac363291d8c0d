import { unzipSync } from "fflate";
import { CHUXIONG_INSTITUTIONS, CHUXIONG_UNITS } from "../../../src/domain/chuxiong";
import type { UnitFileContent } from "../../../src/domain/returns";
import type { Unit } from "../../../src/domain/units";
import { formatWan, formatYuan } from "../../../src/domain/money";
import { planUnitFile } from "../../../src/workbook/unitFile/planUnitFile";
import { openFilePort } from "../../../src/xlsx/filePort";
import { contentsOf, distinctAmounts, registerRow, spendRow, typedCell } from "../../tracking/unitFiles";

jest.setTimeout(120_000);

async function bytesOf(content: UnitFileContent): Promise<Uint8Array> {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.code);
  const rendered = await port.value.render(planUnitFile(content));
  if (!rendered.ok) throw new Error(rendered.fault.code);
  return port.value.save();
}

/** Every part of the file, names of parts included, as one text; entities as they read. */
function textOf(bytes: Uint8Array): string {
  const decoder = new TextDecoder();
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => `${name}\n${decoder.decode(part)}`);
  return parts
    .join("\n")
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

/** The prefecture is named like its city: 楚雄州, 楚雄彝族自治州 are no unit of ours. */
function withoutPrefecture(text: string): string {
  return text.replace(/楚雄(?:彝族自治)?州/g, "");
}

function namesOf({ code, name, shortName, aliases }: Unit): readonly string[] {
  const own = CHUXIONG_INSTITUTIONS.filter(({ unit }) => unit === code);
  return [code, name, shortName, ...aliases, ...own.flatMap((institution) => [institution.code, institution.name])];
}

/** A busy master: every unit reported and had rows confirmed, each with amounts of its own. */
function exchange() {
  const rows = CHUXIONG_UNITS.flatMap(({ code, level }, index) => {
    const line = level === "county" ? "P1" : code === "CUL" ? "P9" : "P3";
    return [
      spendRow(code, line, 7001 + index * 13.37, { voucher: `凭证${code}` }),
      spendRow(code, line, 9001 + index * 17.71, { voucher: `旧凭证${code}`, state: "已确认", period: "2020-03" }),
      registerRow(code, "arrival", { arrived: typedCell("x", 500_000 + index * 1009) }, { row: line }),
    ];
  });
  const reported = registerRow("532322", "indicator", { month04: typedCell("1", 1) }, { row: "P5-1@532322-L" });
  return { issued: [], received: [], rows: [...rows, reported] };
}

describe("a unit's file holds nothing of any other unit (D14)", () => {
  const book = distinctAmounts();
  const contents = contentsOf(book, exchange());
  const amountsOf = (code: string): readonly string[] => [
    ...Object.values(book.decided).flatMap((cells) => {
      const amount = cells[code];
      return amount === undefined ? [] : [formatWan(amount), formatYuan(amount), String(amount)];
    }),
    ...exchange()
      .rows.filter(({ unit }) => unit === code)
      .flatMap(({ cells }) =>
        Object.values(cells).flatMap(({ value }) =>
          typeof value === "number" && value > 1_000 ? [String(value), String(value / 100)] : [],
        ),
      ),
    `凭证${code}`,
  ];

  it("is made for all twelve", () => {
    expect(contents.map(({ unit }) => unit.code)).toEqual(CHUXIONG_UNITS.map(({ code }) => code));
  });

  it.each(CHUXIONG_UNITS.map((unit) => [unit.name, unit] as const))("%s", async (_, unit) => {
    const content = contents.find(({ unit: { code } }) => code === unit.code);
    if (!content) throw new Error("no file");
    const text = withoutPrefecture(textOf(await bytesOf(content)));
    expect(
      namesOf(unit)
        .slice(0, 2)
        .every((name) => text.includes(name)),
    ).toBe(true);
    expect(amountsOf(unit.code).filter((amount) => text.includes(amount)).length).toBeGreaterThan(3);
    const others = CHUXIONG_UNITS.filter(({ code }) => code !== unit.code);
    // A coordinator must name the counties it coordinates, and their rows by code: nothing else of them.
    const named = content.coordination.length > 0 ? others.filter(({ level }) => level === "prefecture") : others;
    // 州图书馆 is part of 楚雄州图书馆 and of nothing a county's file may hold.
    const found = named.flatMap((other) => namesOf(other).filter((name) => holds(text, name, unit)));
    expect(found).toEqual([]);
    const amounts = others.flatMap(({ code }) => amountsOf(code)).filter((amount) => text.includes(amount));
    expect(amounts).toEqual([]);
    expect(text).not.toMatch(/creator|lastModifiedBy|docProps/);
  });

  it("tells coordinators what counties reported, and no money of theirs", () => {
    const library = contents.find(({ unit }) => unit.code === "LIB");
    const told = library?.coordination.filter(({ reported }) => reported !== null);
    expect(told).toEqual([expect.objectContaining({ id: "P5-1@532322", unitName: "双柏县", reported: 1 })]);
    expect(contents.filter(({ coordination }) => coordination.length > 0).map(({ unit }) => unit.code)).toEqual([
      "LIB",
    ]);
  });
});

/** A code is looked for as a whole: `CUL` within another word is none. */
function holds(text: string, name: string, own: Unit): boolean {
  if (/^[A-Z]{3}$/.test(name)) return new RegExp(`(?<![A-Za-z])${name}(?![A-Za-z])`).test(text);
  const bare = namesOf(own).reduce((rest, ownName) => rest.split(ownName).join(""), text);
  return bare.includes(name);
}
