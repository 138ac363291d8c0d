import { sealCode } from "../../src/review/seal";
import { damagesOf } from "../../src/usecases/mend";
import type { CellValue, SheetContent } from "../../src/workbook/plan";
import { clock, corrupted, opened, sampleBytes, typeInto, valueOf } from "../usecases/corruption";
import { officePresent, savedByOffice } from "./recalculate";

const check = officePresent ? it : it.skip;
jest.setTimeout(120_000);

/** A workbook that keeps R03 after a repair. */
async function reviewed(): Promise<Uint8Array> {
  const { port, fund } = await opened(await sampleBytes());
  fund.setPerson("公服科乙");
  const proposal = valueOf(await fund.proposeRepair());
  valueOf(await fund.applyRepair(proposal.options[0]?.moves ?? []));
  const broken = valueOf(await fund.view())?.findings.map(({ id }) => id) ?? [];
  expect(broken).not.toContain("R03");
  return port.save();
}

/** A workbook with R03 broken and an opinion on it, sealed and kept. */
async function answered(): Promise<Uint8Array> {
  const { port, fund } = await opened(await sampleBytes());
  fund.setPerson("公服科乙");
  valueOf(await fund.addOpinion({ finding: "R03", opinion: "接受", reason: "下批资金补足" }));
  valueOf(await fund.sendOut("请复核"));
  valueOf(await fund.sealNow("送签"));
  return port.save();
}

type Sheets = ReadonlyMap<string, SheetContent>;

async function sheetsOf(bytes: Uint8Array): Promise<Sheets> {
  const { port } = await opened(bytes);
  const content = valueOf(await port.read(valueOf(await port.sheetNames())));
  return new Map(content.map((sheet) => [sheet.name, sheet]));
}

function rowsOf(sheets: Sheets, name: string): readonly (readonly CellValue[])[] {
  const sheet = sheets.get(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet.values;
}

/** Texts of one row, with nothing between them. */
function textOf(row: readonly CellValue[] | undefined): string {
  return (row ?? []).map((value) => (value === null ? "" : String(value))).join("|");
}

const SENTENCE = "资源建设经费18.09万元，应不少于18.82万元（47.03×40%），还差0.73万元。依据：八（一）1。";

describe(`a workbook without the add-in${officePresent ? "" : " (LibreOffice is not installed here: not checked)"}`, () => {
  check(
    "says in words that an amount typed elsewhere breaks a rule, and that the opinion must be given anew",
    async () => {
      const before = await answered();
      // 百姓大舞台 (a resource line) loses one step, typed by somebody with no add-in.
      const typed = await corrupted(before, (model) => typeInto(model, "分配表", "E19", 3.61));
      const [saved] = savedByOffice([typed]);
      const sheets = await sheetsOf(saved ?? before);

      const table = rowsOf(sheets, "分配表");
      const strip = textOf(table[3]);
      expect(strip).toContain("资源建设");
      expect(strip).toMatch(/18\.09/);
      expect(strip).toMatch(/不符合.*还差0\.73万元/);
      expect(textOf(table[2])).toContain("少分0.01万元");
      expect(String(table[14]?.[2])).toBe("少0.73");

      const finding = rowsOf(sheets, "预警").find((row) => row.includes("R03"));
      expect(finding?.slice(1, 4)).toEqual(["必须", "不符合", SENTENCE]);
      expect(textOf(finding)).toContain("接受：下批资金补足（公服科乙（自报），数字已变，请重新复核）");
      const proof = rowsOf(sheets, "校验").find((row) => row.includes("R03"));
      expect(textOf(proof)).toContain("不符合");
      expect(textOf(proof)).toContain(SENTENCE);
      // R12 turned up with the same edit.
      expect(textOf(rowsOf(sheets, "预警").find((row) => row.includes("R12")))).toContain("少分0.01万元");

      const opinion = rowsOf(sheets, "复核意见").find((row) => row[0] === "R03");
      expect(opinion?.slice(0, 4)).toEqual(["R03", "接受", "下批资金补足", "公服科乙（自报）"]);
      expect([opinion?.[5], opinion?.[7], opinion?.[8]]).toEqual([
        "18.10/18.82",
        "18.09/18.82",
        "数字已变，请重新复核",
      ]);
      // Nothing but the amount differs for us, either, and the seal shows it.
      const { port, fund } = await opened(saved ?? before);
      expect(valueOf(await damagesOf({ port, clock }))).toEqual([]);
      const book = valueOf(await fund.view())?.book;
      expect(book && book.seal?.code !== sealCode(book)).toBe(true);
    },
  );

  check("says it where nothing was broken before: the warning comes and goes with the number", async () => {
    const sound = await reviewed();
    const words = (sheets: Sheets): readonly string[] => [
      textOf(rowsOf(sheets, "分配表")[3]),
      textOf(rowsOf(sheets, "预警").find((row) => row.includes("R03"))),
    ];
    const typed = await corrupted(sound, (model) => typeInto(model, "分配表", "E19", 3.5));
    const [calm, alarmed] = savedByOffice([sound, typed]);
    const [stripBefore, listBefore] = words(await sheetsOf(calm ?? sound));
    const [stripAfter, listAfter] = words(await sheetsOf(alarmed ?? sound));
    expect(stripBefore).not.toContain("不符合");
    expect(listBefore).toBe("");
    expect(stripAfter).toMatch(/不符合.*还差0\.12万元/);
    expect(listAfter).toContain("还差0.12万元");
  });

  check("is no damage and keeps its seal and its log when LibreOffice only saved it", async () => {
    const fresh = await opened(await sampleBytes());
    const books = [await fresh.port.save(), await answered(), await reviewed()];
    const saved = savedByOffice(books);
    for (const [index, bytes] of books.entries()) {
      const [one, other] = [await opened(bytes), await opened(saved[index] ?? bytes)];
      const told = valueOf(await damagesOf({ port: other.port, clock }));
      expect([index, told.map(({ sentence }) => sentence.zh)]).toEqual([index, []]);
      const [before, after] = [valueOf(await one.fund.view())?.book, valueOf(await other.fund.view())?.book];
      if (!before || !after) throw new Error("no book");
      expect(sealCode(after)).toBe(sealCode(before));
      expect(after.seal).toEqual(before.seal);
      expect(after.log).toEqual(before.log);
      expect(valueOf(await other.fund.verifyLog()).ok).toBe(true);
      expect(after.opinions).toEqual(before.opinions);
    }
  });
});
