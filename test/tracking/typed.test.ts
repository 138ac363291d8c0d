import fc from "fast-check";
import { fen, formatYuan, parseAmount } from "../../src/domain/money";
import { RETURN_TABLE } from "../../src/domain/returnTables";
import type { ReturnFieldKind } from "../../src/domain/returns";
import { yuanText } from "../../src/tracking/recordContent";
import { typedCell, type TypedSurroundings } from "../../src/tracking/typedCell";
import { runs, seed } from "../runs";

const AROUND: TypedSurroundings = {
  period: "2020-05",
  lines: [
    { id: "P1", label: "1 基层文化馆数字化服务" },
    { id: "P5", label: "5 数字图书馆互联互通" },
    { id: "P6", label: "6 艺术普及和群众文化资源" },
    { id: "P16", label: "16 数字图书馆推广" },
  ],
  moneyUnit: "元",
  percent: false,
};

type Typed = string | number | boolean;

function read(kind: ReturnFieldKind, value: Typed, more: Partial<TypedSurroundings> & { readonly key?: string } = {}) {
  const { key = "any", ...around } = more;
  const choices =
    kind === "choice" ? (RETURN_TABLE.session.fields.find((field) => field.key === "kind")?.choices ?? []) : [];
  return typedCell({ key, kind, choices }, { value }, { ...AROUND, ...around });
}

describe("money", () => {
  it.each<readonly [Typed, number]>([
    ["3,920.00元", 392_000],
    ["3920", 392_000],
    ["３．９２万", 3_920_000],
    ["3.92万元", 3_920_000],
    ["￥3,920", 392_000],
    ["¥ 3 920.5", 392_050],
    ["人民币3920元整", 392_000],
    ["3920圆", 392_000],
    ["3920。50", 392_050],
    ["-12.5", -1_250],
    ["－12.5", -1_250],
    ["−12.5元", -1_250],
    ["(3,920.00)", -392_000],
    ["（3920）元".replace("元", ""), -392_000],
    ["红字3920", -392_000],
    ["负3920元", -392_000],
    ["3920-", -392_000],
    ["￥-5", -500],
    ["-￥5", -500],
    ["0", 0],
    [0, 0],
    [3920.1, 392_010],
    [0.1 + 0.2, 30],
    [-0.01, -1],
  ])("%p is %p fen", (typed, amount) => {
    expect(read("money", typed).value).toBe(amount);
  });

  it.each<Typed>([
    ..."约4 4左右 十万 叁仟 39,20 1,2 3.920,00 1e3 12.345 -(5) 红字-5 --5 +-5 5+5 =5 待定 无 / - — 元 万 3万9200 4余 10-20 50% 1.2.3 #REF! ∞ NaN".split(
      " ",
    ),
    12.345,
    1e18,
    true,
  ])("%p is asked, never 0", (typed) => {
    expect(read("money", typed)).toMatchObject({
      value: null,
      note: "",
      typed: typed === true ? "TRUE" : expect.any(String),
    });
  });

  it("says how a text was understood, and nothing of a plain number", () => {
    expect(read("money", "３．９２万").note).toBe("“３．９２万”按39,200.00元理解");
    expect(read("money", 3920).note).toBe("");
    expect(read("money", 3.92, { moneyUnit: "万元" })).toEqual({
      typed: "3.92",
      value: 3_920_000,
      note: "“3.92”按39200元理解",
    });
  });

  it("what is formatted is read back", () => {
    const amount = fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }).map(fen);
    const dress = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => `${text}元`,
      (text) => ` ${text} `,
      (text) => text.replace(/[0-9.,-]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
      (text) => (text.startsWith("-") ? `(${text.slice(1)})` : `￥${text}`),
    );
    fc.assert(
      fc.property(amount, dress, (value, dressed) => {
        expect(read("money", dressed(yuanText(value))).value).toBe(value);
        expect(read("money", Number(formatYuan(value))).value).toBe(value);
      }),
      { numRuns: runs(200), seed },
    );
  });

  it("nothing that is no number becomes one: the value is always the digits that stand there", () => {
    const letters = fc.array(
      fc.constantFrom(...Array.from("0123456789.,，。-－()（）约万元十左右余%eE+/ ￥红字负半")),
      {
        maxLength: 9,
      },
    );
    fc.assert(
      fc.property(letters, (typed) => {
        const { value } = read("money", typed.join(""));
        if (value === null) return;
        // An independent reading: strip everything but the digits and compare them.
        const digits = typed
          .join("")
          .replace(/[^0-9]/g, "")
          .replace(/^0+|0+$/g, "");
        expect(String(Math.abs(Number(value))).replace(/^0+|0+$/g, "")).toBe(digits);
        expect(typed.join("")).not.toMatch(/[约十左右余%eE/半]/);
      }),
      { numRuns: runs(500), seed },
    );
  });

  it("reads what the strict reader reads, and the same", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?\d{1,7}(\.\d{1,3})?(万|元)?$/), (typed) => {
        const strict = parseAmount(typed, "元");
        expect(read("money", typed).value).toBe(strict.ok ? strict.value : null);
      }),
      { numRuns: runs(200), seed },
    );
  });
});

describe("days and months", () => {
  it.each<readonly [Typed, string]>([
    [43982, "2020-05-31"],
    [43982.75, "2020-05-31"],
    ["2020.5.31", "2020-05-31"],
    ["2020/5/31", "2020-05-31"],
    ["2020-05-31", "2020-05-31"],
    ["2020年5月31日", "2020-05-31"],
    ["2020 年 5 月 31 号", "2020-05-31"],
    ["２０２０．５．３１", "2020-05-31"],
    ["20200531", "2020-05-31"],
    [20200531, "2020-05-31"],
    ["2020-05-31 14:30:00", "2020-05-31"],
    ["2020-05-31T14:30:00", "2020-05-31"],
    ["5月31日", "2020-05-31"],
    ["5.31", "2020-05-31"],
    ["5/31", "2020-05-31"],
  ])("%p is %p", (typed, day) => {
    expect(read("date", typed).value).toBe(day);
  });

  it.each<Typed>([
    "31/5",
    "20.5.31",
    "2020-02-30",
    "2020-13-01",
    "31日",
    "5月",
    "今天",
    "5.1-5.3",
    "2020",
    2020,
    5.31,
    0,
    "1899-01-01",
    true,
    "12月31日",
    "2020-05.31",
  ])("%p is asked", (typed) => {
    expect(read("date", typed)).toMatchObject({ value: null });
  });

  it("takes the year of the period with a note, unless another year is as near", () => {
    expect(read("date", "5月31日")).toEqual({
      typed: "5月31日",
      value: "2020-05-31",
      note: "“5月31日”按2020-05-31理解",
    });
    expect(read("date", "12月31日", { period: "2021-01" }).value).toBeNull();
    expect(read("date", "5月31日", { period: null }).value).toBeNull();
    expect(read("date", 43982)).toEqual({ typed: "2020-05-31", value: "2020-05-31", note: "" });
  });

  it("every day in every shape is read back", () => {
    const day = fc.integer({ min: 32_874, max: 73_050 });
    const shape = fc.constantFrom<(parts: readonly [string, string, string]) => string>(
      ([y, m, d]) => `${y}-${m}-${d}`,
      ([y, m, d]) => `${y}.${Number(m)}.${Number(d)}`,
      ([y, m, d]) => `${y}年${Number(m)}月${Number(d)}日`,
      ([y, m, d]) => `${y}${m}${d}`,
      ([y, m, d]) => `${y}/${Number(m)}/${d} 0:00:00`,
    );
    fc.assert(
      fc.property(day, shape, (serial, shaped) => {
        const iso = read("date", serial).value;
        expect(typeof iso).toBe("string");
        const [y = "", m = "", d = ""] = String(iso).split("-");
        expect(Date.UTC(Number(y), Number(m) - 1, Number(d)) / 86_400_000 + 25_569).toBe(serial);
        expect(read("date", shaped([y, m, d])).value).toBe(iso);
      }),
      { numRuns: runs(200), seed },
    );
  });

  it.each<readonly [Typed, string | null]>([
    ["2020年6月", "2020-06"],
    ["2020-06", "2020-06"],
    ["2020.6", "2020-06"],
    ["202006", "2020-06"],
    [202006, "2020-06"],
    [43983, "2020-06"],
    ["6月", "2020-06"],
    ["6月底", "2020-06"],
    ["6", "2020-06"],
    ["2020年6月30日", "2020-06"],
    ["年底", null],
    ["下半年", null],
    ["13月", null],
    ["12月", null],
    ["6-7月", null],
  ])("month %p is %p", (typed, month) => {
    expect(read("month", typed).value).toBe(month);
  });
});

describe("numbers, words and lines", () => {
  it.each<readonly [Typed, string, number | null]>([
    ["１２人", "people", 12],
    ["12人次", "people", null],
    ["12人次", "visits", 12],
    ["1.2万人次", "visits", 12_000],
    ["1,200", "people", 1200],
    ["3天", "days", 3],
    ["约12", "people", null],
    ["12余人", "people", null],
    ["12-15", "people", null],
    ["十二", "people", null],
    ["80%", "month05", null],
    [12, "people", 12],
    [true, "people", null],
  ])("%p in %s is %p", (typed, key, number) => {
    expect(read("number", typed, { key }).value).toBe(number);
  });

  it("takes a percentage as the number before its sign, where the row counts in percent", () => {
    const field = { key: "month05", kind: "number" } as const;
    const shown = typedCell(field, { value: 0.8, percent: true }, { ...AROUND, percent: true });
    expect(shown).toEqual({ typed: "80%", value: 80, note: "“80%”按80理解" });
    expect(typedCell(field, { value: 0.8, percent: true }, AROUND).value).toBeNull();
    expect(read("number", "80%", { key: "month05", percent: true }).value).toBe(80);
  });

  it.each<readonly [string, string | null]>([
    ["直播", "直播"],
    ["群众培训班", "群众培训"],
    ["志愿者 培训", "志愿者培训"],
    ["自愿者培训", "志愿者培训"],
    ["培训", null],
    ["群众培训、直播", null],
    ["非群众培训", null],
  ])("choice %p is %p", (typed, choice) => {
    expect(read("choice", typed).value).toBe(choice);
  });

  it.each<readonly [Typed, string | null]>([
    ["1 基层文化馆数字化服务", "P1"],
    [1, "P1"],
    ["１", "P1"],
    ["项目1", "P1"],
    ["P1", "P1"],
    ["基层文化馆数字化服务", "P1"],
    ["1基层文化馆数字化服务", "P1"],
    ["互联互通", "P5"],
    ["数字图书馆", null],
    ["1 互联互通", null],
    ["5 基层文化馆数字化服务", null],
    ["7", null],
    ["别的项目", null],
  ])("line %p is %p", (typed, line) => {
    expect(read("line", typed).value).toBe(line);
  });

  it("keeps codes as text, and asks where the program has lost the end of one", () => {
    expect(read("code", "0012").value).toBe("0012");
    expect(read("code", 12).value).toBe("12");
    expect(read("code", 1234567890123456 * 1000).value).toBeNull();
    expect(read("text", '=HYPERLINK("http://x")').value).toBe('=HYPERLINK("http://x")');
  });

  it("takes whatever stands in 拿不准 for a doubt, but a denial", () => {
    expect(read("doubt", "我拿不准")).toEqual({ typed: "我拿不准", value: "我拿不准", note: "" });
    expect(read("doubt", "凭证还没找到").value).toBe("我拿不准");
    expect(read("doubt", "否").value).toBeNull();
  });

  it("takes no error value for anything", () => {
    for (const kind of ["text", "code", "money", "date", "number", "doubt"] as const) {
      expect(typedCell({ key: "any", kind }, { value: "#REF!", error: true }, AROUND)).toEqual({
        typed: "#REF!",
        value: null,
        note: "",
      });
    }
  });
});
