import type { ISectionOptions, Paragraph as WordParagraph } from "docx";
import { printedDate, type Block, type Figure, type ReportDocument } from "./document";
import { figuresOf } from "./figures";
import { stablePackage, stableProperties } from "./stablePackage";
import { loadWords, type Words } from "./words";

type Section = { readonly landscape: boolean; readonly blocks: readonly Block[] };

/**
 * A report as a Word file (.docx) in the customary form (GB/T 9704-2012: A4, margins 37/35/28/26 mm, 仿宋 三号).
 * The last page lists every figure with the cell it was taken from; it is not sent out. Equal reports give equal bytes.
 */
export async function writeDocument(report: ReportDocument): Promise<Uint8Array> {
  const words = await loadWords();
  const { docx } = words;
  const figures = figuresOf(report);
  const document = new docx.Document({
    styles: words.styles,
    sections: sectionsOf(report, figures).map((section, index) => wordSection(words, report, section, index === 0)),
  });
  const buffer = await docx.Packer.toArrayBuffer(document, undefined, [stableProperties(report)]);
  return stablePackage(new Uint8Array(buffer));
}

/** Annexes of other orientation need sections of their own; every annex begins a page. */
function sectionsOf(report: ReportDocument, figures: readonly Figure[]): readonly Section[] {
  const sections: { landscape: boolean; blocks: Block[] }[] = [{ landscape: false, blocks: [] }];
  for (const block of [...report.blocks, ...sourceList(figures)]) {
    const open = sections[sections.length - 1];
    if (block.kind === "annex") sections.push({ landscape: block.landscape === true, blocks: [block] });
    else open?.blocks.push(block);
  }
  return sections;
}

/** 数字来源: one row for each figure, so that whoever doubts one finds its cell. */
function sourceList(figures: readonly Figure[]): readonly Block[] {
  if (figures.length === 0) return [];
  return [
    { kind: "annex", label: "核对页", title: "数字来源（内部核对用，印发时抽去）" },
    {
      kind: "table",
      table: {
        columns: [
          { label: "序", width: 6, align: "center" },
          { label: "数字", width: 22, align: "right" },
          { label: "单位", width: 12, align: "center" },
          { label: "工作簿位置", width: 60 },
        ],
        rows: figures.map(({ text, unit, source }, index) => [String(index + 1), text, unit, source]),
      },
    },
  ];
}

function wordSection(words: Words, report: ReportDocument, section: Section, first: boolean): ISectionOptions {
  const { docx } = words;
  const children = section.blocks.flatMap((block, index) =>
    // A signature alone on a page looks like a page somebody swapped.
    words.block(block, section.landscape, section.blocks[index + 1]?.kind === "signature"),
  );
  return {
    properties: {
      page: {
        size: {
          width: docx.convertMillimetersToTwip(210),
          height: docx.convertMillimetersToTwip(297),
          orientation: section.landscape ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT,
        },
        margin: words.margins(section.landscape),
      },
    },
    ...(report.sample ? { headers: { default: words.sampleHeader() } } : {}),
    footers: { default: words.pageFooter() },
    children: first ? [...titleBlock(words, report), ...children] : children,
  };
}

function titleBlock(words: Words, report: ReportDocument): readonly WordParagraph[] {
  const { title, subtitle, documentNumber, addressee, dated } = report;
  return [
    ...(documentNumber === undefined ? [] : [words.centered(documentNumber, "body")]),
    words.centered(title, "title"),
    words.centered(subtitle ?? `（${printedDate(dated)}）`, "subtitle"),
    ...(addressee === undefined ? [] : [words.plain(`${addressee}：`)]),
  ];
}
