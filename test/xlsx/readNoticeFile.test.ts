import { zipSync } from "fflate";
import { Document, Packer, Paragraph, AlignmentType, LevelFormat } from "docx";
import { formatWan } from "../../src/domain/money";
import type { Project, ProjectTable } from "../../src/domain/project";
import { readDocument } from "../../src/notice/readNotice";
import { SAMPLE_NOTICE } from "../../src/notice/sample";
import { readNoticeFile } from "../../src/xlsx/readNoticeFile";
import { valueOf } from "../usecases/corruption";
import { asNationalCode, asWideText } from "./nationalCode";
import { asPortableFile } from "./portableNotice";
import { asSeparatedText, asWebPage, asWordFile, asWorkbookFile, plainNotice } from "./noticeForms";

jest.setTimeout(60_000);

const notice = plainNotice(SAMPLE_NOTICE);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function tableOf(bytes: Uint8Array, fileName: string): Promise<ProjectTable> {
  return valueOf(readDocument(valueOf(await readNoticeFile(bytes, fileName))));
}

function shown({ number, category, fields, builders, amount, placeholder }: Project): object {
  const texts = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, field.text.replace(/\s+/g, " ")]),
  );
  return { number, category, texts, builders, amount: amount === null ? null : formatWan(amount), placeholder };
}

function withoutSpaces(text: string): string {
  return text.replace(/[ \u3000]/g, "");
}

let expected: ProjectTable;
beforeAll(async () => {
  expected = await tableOf(utf8(SAMPLE_NOTICE), "notice.md");
});

const WRITERS: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  "notice.docx": () => asWordFile(notice, null),
  "notice.xlsx": () => asWorkbookFile(notice),
  "notice.csv": async () => utf8(asSeparatedText(notice)),
  "notice.html": async () => utf8(asWebPage(notice)),
  "notice.pdf": async () => asPortableFile(notice),
  "national code.csv": async () => asNationalCode(asSeparatedText(notice)),
  "wide.txt": async () => asWideText(SAMPLE_NOTICE),
};

describe.each(Object.keys(WRITERS))("the same notice as %s", (fileName) => {
  let table: ProjectTable;
  beforeAll(async () => {
    const write = WRITERS[fileName];
    if (!write) throw new Error(fileName);
    table = await tableOf(await write(), fileName);
  });

  test("gives the same projects", () => {
    // A space where a line of a page ends is not in a PDF.
    const form = fileName.endsWith(".pdf") ? withoutSpaces : (text: string) => text;
    const all = ({ projects }: ProjectTable): string => form(JSON.stringify(projects.map(shown), null, 1));
    expect(all(table)).toBe(all(expected));
  });

  test("gives the same indicators and thresholds", () => {
    const plain = ({ indicators, rules }: ProjectTable): object => ({
      indicators: indicators.map(({ project, unit, name, comparator, value, measure }) => [
        project,
        unit,
        name,
        comparator,
        value,
        measure,
      ]),
      rules: rules.map(({ id, comparator, threshold }) => [id, comparator, threshold]),
    });
    expect(plain(table)).toEqual(plain(expected));
  });

  test("every field stands in the line it names", async () => {
    const write = WRITERS[fileName];
    const { lines } = valueOf(await readNoticeFile((await write?.()) ?? new Uint8Array(), fileName));
    for (const { fields } of table.projects) {
      const { text, line, status } = fields.name;
      if (status !== "original") continue;
      expect(lines[(line ?? 0) - 1]?.text.replace(/\s/g, "")).toContain(text.replace(/\s/g, ""));
    }
  });
});

test("a category drawn as one merged cell is the notice's own; a blank cell below one is inferred", async () => {
  const table = [
    ["序号", "项目类型", "项目名称", "建设单位", "建设任务"],
    ["1", "建设公共数字文化资源", "地方戏曲资源", "州文化馆", "直播不少于3场"],
    ["2", "", "地方文献资源", "州图书馆", "讲座不少于20节"],
  ];
  const read = async (mergedColumn: number | null) => {
    const { projects } = await tableOf(await asWordFile({ before: [], table, after: [] }, mergedColumn), "two.docx");
    return projects.map(({ category, fields }) => `${category} ${fields.category.status}`);
  };
  expect(await read(1)).toEqual(["resource original", "resource original"]);
  expect(await read(null)).toEqual(["resource original", "resource inferred"]);
});

test("numbers that Word prints by itself stand before the paragraphs, in Chinese where the list says so", async () => {
  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], at: number, text: string) => ({
    level: at,
    format,
    text,
    alignment: AlignmentType.START,
  });
  const levels = [
    level(LevelFormat.CHINESE_COUNTING, 0, "%1、"),
    level(LevelFormat.CHINESE_COUNTING, 1, "（%2）"),
    level(LevelFormat.DECIMAL, 2, "%3."),
  ];
  const item = (text: string, at: number): Paragraph =>
    new Paragraph({ text, numbering: { reference: "clauses", level: at } });
  const document = new Document({
    numbering: { config: [{ reference: "clauses", levels }] },
    sections: [
      {
        children: [
          item("甲", 0),
          item("乙", 1),
          item("丙", 2),
          item("丁", 2),
          item("戊", 1),
          item("己", 2),
          item("庚", 0),
        ],
      },
    ],
  });
  const read = valueOf(await readNoticeFile(new Uint8Array(await Packer.toBuffer(document)), "list.docx"));
  expect(read.lines.map(({ text }) => text)).toEqual([
    "一、甲",
    "（一）乙",
    "1.丙",
    "2.丁",
    "（二）戊",
    "1.己",
    "二、庚",
  ]);
});

const word = (body: string): Uint8Array =>
  zipSync({
    "word/document.xml": utf8(`<w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`),
  });

test("deleted and hidden text is left out and said; a text box is read once", async () => {
  const read = valueOf(
    await readNoticeFile(
      word(
        `<w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>` +
          `<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:ins><w:r><w:t>增</w:t></w:r></w:ins></w:p>` +
          `<w:p><w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Choice>` +
          `<mc:Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      ),
      "changes.docx",
    ),
  );
  expect(read.lines.map(({ text }) => text).filter((text) => text !== "")).toEqual(["留增", "框"]);
  expect(read.remarks.map(({ code }) => code).sort()).toEqual(["deleted-text", "hidden-text"]);
});

test("marks of direction and characters without width do not hide a word", async () => {
  const read = valueOf(
    await readNoticeFile(word(`<w:p><w:r><w:t>资\u200b源\u202e建设</w:t></w:r></w:p>`), "marks.docx"),
  );
  expect(read.lines[0]?.text).toBe("资源建设");
});

test.each([
  ["old.doc", [0xd0, 0xcf, 0x11, 0xe0, 0xa1], "notice-kind-refused"],
  ["broken.pdf", [0x25, 0x50, 0x44, 0x46, 0x2d], "notice-damaged"],
  ["note.rtf", [0x7b, 0x5c, 0x72, 0x74, 0x66], "notice-kind-refused"],
  ["photo.jpg", [0xff, 0xd8, 0xff, 0xe0], "notice-kind-refused"],
  ["broken.docx", [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00], "notice-kind-refused"],
  ["bytes.txt", [0x00, 0x01, 0x02, 0xfe, 0xff], "notice-not-text"],
])("%s is refused with a sentence and what to do", async (fileName, bytes, code) => {
  const read = await readNoticeFile(new Uint8Array(bytes), fileName);
  expect(read).toMatchObject({ ok: false, fault: { code, place: fileName } });
  if (!read.ok) expect(read.fault.nextStep.zh.length).toBeGreaterThan(8);
});

test("a Word file whose XML is cut off, or brings entities of its own, is refused", async () => {
  const cut = zipSync({ "word/document.xml": utf8("<w:document><w:body><w:p>") });
  const entities = zipSync({
    "word/document.xml": utf8(
      `<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>`,
    ),
  });
  for (const bytes of [cut, entities]) {
    expect(await readNoticeFile(bytes, "x.docx")).toMatchObject({ ok: false, fault: { code: "notice-file-damaged" } });
  }
});

test("a part that unfolds to more than a notice holds is refused before it is unfolded", async () => {
  const bomb = zipSync({ "word/document.xml": new Uint8Array(61_000_000) });
  const start = performance.now();
  expect(await readNoticeFile(bomb, "bomb.docx")).toMatchObject({ ok: false, fault: { code: "notice-too-large" } });
  expect(performance.now() - start).toBeLessThan(2000);
});

describe("a PDF", () => {
  test("without lines in its table is divided by position, and that is said", async () => {
    const bytes = asPortableFile(notice, { ruled: false, repeatedHeading: false });
    const { tables, remarks } = valueOf(await readNoticeFile(bytes, "notice.pdf"));
    expect(remarks.map(({ code }) => code)).toContain("uncertain-columns");
    const firsts = tables.flatMap(({ rows }) => rows.map(({ cells }) => cells));
    expect(firsts).toContainEqual(["4", "", "数字资源智能化服务", "州图书馆", "创建服务平台，推送智能阅读。"]);
  });

  test("of pictures only is refused with what to do", async () => {
    const bytes = asPortableFile({ before: [], table: [], after: [] });
    const read = await readNoticeFile(bytes, "scan.pdf");
    expect(read).toMatchObject({ ok: false, fault: { code: "notice-scanned", place: "scan.pdf" } });
  });

  test("names the page and row of every line, and can be stopped", async () => {
    const bytes = asPortableFile(notice);
    const { lines } = valueOf(await readNoticeFile(bytes, "notice.pdf"));
    expect(lines[0]?.place).toBe("第1页");
    expect(lines.some(({ place }) => /^第2页表1第\d+行$/.test(place))).toBe(true);
    const stop = new AbortController();
    stop.abort();
    const stopped = await readNoticeFile(bytes, "notice.pdf", { signal: stop.signal });
    expect(stopped).toMatchObject({ ok: false, fault: { code: "reading-cancelled" } });
  });
});

describe("size", () => {
  const row = (index: number): string =>
    `${index},建设公共数字文化资源,示例项目${index},州图书馆,年内举办不少于${index % 9}次培训`;
  const sheet = (rows: number): Uint8Array =>
    utf8(
      ["序号,项目类型,项目名称,建设单位,建设任务", ...Array.from({ length: rows }, (_, index) => row(index + 1))].join(
        "\n",
      ),
    );

  test("50,000 rows are read within bounds", async () => {
    const started = process.cpuUsage();
    const table = await tableOf(sheet(50_000), "long.csv");
    const { user, system } = process.cpuUsage(started);
    expect(table.projects).toHaveLength(50_000);
    expect((user + system) / 1_000_000).toBeLessThan(30);
  });

  test("a file beyond 100 MB is refused at once", async () => {
    const started = performance.now();
    const read = await readNoticeFile(new Uint8Array(100_000_001), "huge.txt");
    expect(read).toMatchObject({ ok: false, fault: { code: "notice-too-large", place: "huge.txt" } });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
