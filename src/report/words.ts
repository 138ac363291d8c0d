import type {
  FileChild,
  Footer,
  Header,
  IPageMarginAttributes,
  IParagraphStyleOptions,
  IRunOptions,
  IStylesOptions,
  Paragraph,
} from "docx";
import type * as docxLibrary from "docx";
import type { Block, ReportCell, ReportTable, Run } from "./document";
import { runOfCell, textOfRun } from "./figures";

type Library = typeof docxLibrary;
type Look = "title" | "subtitle" | "body" | "small" | "table";
type Align = "left" | "right" | "center";

/** Half points: 二号 22, 三号 16, 四号 14; tables smaller, so that twelve units fit a page. */
const SIZE: Readonly<Record<Look, number>> = { title: 44, subtitle: 28, body: 32, small: 21, table: 20 };
/** 公文 fonts with the fallbacks every Chinese Windows has behind them. */
const FONT: Readonly<Record<"title" | "heading" | "second" | "body", string>> = {
  title: "方正小标宋简体",
  heading: "黑体",
  second: "楷体_GB2312",
  body: "仿宋_GB2312",
};
const LATIN = "Times New Roman";
/** 固定值28磅. */
const LINE = 560;
const TABLE_LINE = 300;
/** Rows of a table that go along with a signature below it. */
const ROWS_KEPT = 2;

/** Makes Word's parts of our blocks; the library is fetched when the first report is written. */
export interface Words {
  readonly docx: Library;
  readonly styles: IStylesOptions;
  margins(landscape: boolean): IPageMarginAttributes;
  /** @param keptWithNext stays on the page of what follows */
  block(block: Block, landscape: boolean, keptWithNext: boolean): readonly FileChild[];
  centered(text: string, look: Look): Paragraph;
  plain(text: string): Paragraph;
  sampleHeader(): Header;
  pageFooter(): Footer;
}

export async function loadWords(): Promise<Words> {
  const docx = await import("docx");
  return new WordParts(docx);
}

class WordParts implements Words {
  readonly styles: IStylesOptions;

  constructor(readonly docx: Library) {
    const paragraph = { spacing: { line: LINE, lineRule: docx.LineRuleType.EXACT } };
    const heading = (font: string, bold: boolean) => ({
      run: { font: fonts(font), size: SIZE.body, bold, color: "000000" },
      // A heading at the foot of a page announces what is not there.
      paragraph: { ...paragraph, keepNext: true },
    });
    this.styles = {
      default: {
        document: { run: { font: fonts(FONT.body), size: SIZE.body, language: { value: "zh-CN", eastAsia: "zh-CN" } } },
        heading1: heading(FONT.heading, false),
        heading2: heading(FONT.second, false),
        heading3: heading(FONT.body, true),
      },
      paragraphStyles: this.tableStyles(),
    };
  }

  margins(landscape: boolean): IPageMarginAttributes {
    const [top, right, bottom, left] = landscape ? [28, 20, 20, 20] : [37, 26, 35, 28];
    const twips = (millimetres: number | undefined): number => this.docx.convertMillimetersToTwip(millimetres ?? 0);
    return { top: twips(top), right: twips(right), bottom: twips(bottom), left: twips(left) };
  }

  block(block: Block, landscape: boolean, keptWithNext: boolean): readonly FileChild[] {
    switch (block.kind) {
      case "heading":
        return [this.heading(block.level, block.text)];
      case "paragraph":
        return [this.paragraph(block.runs, block.indent !== false, keptWithNext)];
      case "table":
        return this.table(block.table, landscape, keptWithNext);
      case "signature":
        return ["", ...block.lines].map((line, index) =>
          this.line(line, "body", "right", { keepNext: index < block.lines.length }),
        );
      case "annex":
        return [this.line(block.label, "body", "left"), this.centered(block.title, "subtitle")];
    }
  }

  centered(text: string, look: Look): Paragraph {
    return this.line(text, look, "center", { font: look === "title" ? FONT.title : FONT.body });
  }

  plain(text: string): Paragraph {
    return this.line(text, "body", "left");
  }

  sampleHeader(): Header {
    return new this.docx.Header({ children: [this.line("示例数据：金额均为虚构，不作依据", "small", "center")] });
  }

  pageFooter(): Footer {
    const { TextRun, PageNumber, Paragraph: WordParagraph } = this.docx;
    const run = new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font: fonts("宋体"), size: 28 });
    return new this.docx.Footer({ children: [new WordParagraph({ alignment: "center", children: [run] })] });
  }

  private heading(level: 1 | 2 | 3, text: string): Paragraph {
    const { HeadingLevel } = this.docx;
    const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
    return new this.docx.Paragraph({ heading: levels[level], indent: { firstLine: SIZE.body * 20 }, text });
  }

  private paragraph(runs: readonly Run[], indent: boolean, keepNext: boolean): Paragraph {
    return new this.docx.Paragraph({
      keepNext,
      alignment: "both",
      spacing: { line: LINE, lineRule: this.docx.LineRuleType.EXACT },
      // Two characters of body size, the Chinese way.
      ...(indent ? { indent: { firstLine: SIZE.body * 20 } } : {}),
      children: runs.map((run) => new this.docx.TextRun({ text: textOfRun(run) })),
    });
  }

  private line(
    text: string,
    look: Look,
    align: Align,
    { font = FONT.body, keepNext = false }: { readonly font?: string; readonly keepNext?: boolean } = {},
  ): Paragraph {
    const options: IRunOptions = { text, size: SIZE[look], font: fonts(font) };
    const { LineRuleType } = this.docx;
    const spacing =
      look === "title"
        ? { before: 120, after: 120, line: 640, lineRule: LineRuleType.AT_LEAST }
        : { line: LINE, lineRule: LineRuleType.AT_LEAST };
    return new this.docx.Paragraph({ alignment: align, spacing, keepNext, children: [new this.docx.TextRun(options)] });
  }

  private table(
    { columns, rows, unit, note }: ReportTable,
    landscape: boolean,
    keptWithNext: boolean,
  ): readonly FileChild[] {
    const { Table, TableRow, WidthType, TableLayoutType, convertMillimetersToTwip } = this.docx;
    const scale = convertMillimetersToTwip(landscape ? 257 : 156);
    const total = columns.reduce((sum, column) => sum + column.width, 0);
    const widths = columns.map(({ width }) => Math.floor((scale * width) / total));
    const header = new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: columns.map(({ label }, index) =>
        this.cell(label, widths[index] ?? 0, "center", { bold: true, keepNext: true }),
      ),
    });
    const body = rows.map(
      (row, place) =>
        new TableRow({
          cantSplit: true,
          children: columns.map(({ align }, index) =>
            this.cell(row[index] ?? "", widths[index] ?? 0, align ?? "left", {
              keepNext: keptWithNext && place >= rows.length - ROWS_KEPT,
            }),
          ),
        }),
    );
    return [
      ...(unit === undefined ? [] : [this.line(`单位：${unit}`, "table", "right")]),
      new Table({
        width: { size: scale, type: WidthType.DXA },
        columnWidths: widths,
        layout: TableLayoutType.FIXED,
        margins: { marginUnitType: WidthType.DXA, left: 60, right: 60, top: 30, bottom: 30 },
        rows: [header, ...body],
      }),
      this.line(note ?? "", "small", "left", { keepNext: keptWithNext }),
    ];
  }

  private cell(
    cell: ReportCell,
    width: number,
    align: Align,
    { bold = false, keepNext = false }: { readonly bold?: boolean; readonly keepNext?: boolean },
  ) {
    const { TableCell, VerticalAlignTable, WidthType, Paragraph: WordParagraph } = this.docx;
    const strong = bold || (typeof cell === "object" && "strong" in cell);
    const style = tableStyle(align, strong);
    const lines = textOfRun(runOfCell(cell)).split("\n");
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: lines.map((text) => new WordParagraph(keepNext ? { style, text, keepNext } : { style, text })),
    });
  }

  /** One style for each look of a cell: said once, not in each of thousands of cells. */
  private tableStyles(): IParagraphStyleOptions[] {
    const spacing = { line: TABLE_LINE, lineRule: this.docx.LineRuleType.AT_LEAST };
    return ALIGNS.flatMap((alignment) =>
      [false, true].map((bold) => ({
        id: tableStyle(alignment, bold),
        name: `表格${ALIGN_WORDS[alignment]}${bold ? "加粗" : ""}`,
        basedOn: "Normal",
        quickFormat: true,
        run: { bold, size: SIZE.table, font: fonts("宋体") },
        paragraph: { alignment, spacing },
      })),
    );
  }
}

const ALIGN_WORDS: Readonly<Record<Align, string>> = { left: "左", center: "中", right: "右" };
const ALIGNS = ["left", "center", "right"] as const;

function tableStyle(align: Align, bold: boolean): string {
  return `Table${align}${bold ? "Bold" : ""}`;
}

function fonts(eastAsia: string): { readonly ascii: string; readonly hAnsi: string; readonly eastAsia: string } {
  return { ascii: LATIN, hAnsi: LATIN, eastAsia };
}
