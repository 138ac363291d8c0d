import type { DefaultTreeAdapterMap } from "parse5";
import type { NoticeDocument } from "../document";
import { DocumentBuilder, type BuiltCell } from "./documentBuilder";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

/** Nothing a person sees in a page. */
const UNSEEN = new Set(["script", "style", "head", "template", "noscript", "iframe", "svg", "title"]);
const BLOCKS = new Set(
  "address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul".split(
    " ",
  ),
);
/** A cell that says it spans thousands of columns is a mistake or worse. */
const LARGEST_SPAN = 200;

/** A web page, or what the clipboard holds of one, of Word or of a sheet: paragraphs and tables in reading order. */
export async function readWebPage(html: string, fileName: string): Promise<NoticeDocument> {
  const { parse } = await import("parse5");
  const builder = new DocumentBuilder("html", fileName);
  new PageWalker(builder).walk(parse(html));
  return builder.document();
}

class PageWalker {
  private open = "";

  constructor(private readonly builder: DocumentBuilder) {}

  walk(root: Node): void {
    this.visit(root);
    this.endLine();
  }

  private visit(node: Node): void {
    if (isText(node)) {
      this.open += node.value.replace(/\s+/g, " ");
      return;
    }
    if (!isElement(node)) {
      childrenOf(node).forEach((child) => this.visit(child));
      return;
    }
    if (UNSEEN.has(node.tagName)) return;
    if (node.tagName === "br") this.endLine();
    else if (node.tagName === "table") this.table(node);
    else {
      const block = BLOCKS.has(node.tagName);
      if (block) this.endLine();
      node.childNodes.forEach((child) => this.visit(child));
      if (block) this.endLine();
    }
  }

  private endLine(): void {
    const text = this.open.trim();
    this.open = "";
    if (text !== "") this.builder.paragraph(text, "");
  }

  /** Tables in cells follow the table they stand in. */
  private table(table: Element): void {
    this.endLine();
    const { rows, inner } = gridOf(table);
    const number = this.builder.tableCount + 1;
    this.builder.table(rows, (row) => `表${number}第${row + 1}行`);
    inner.forEach((one) => this.table(one));
  }
}

interface Grid {
  readonly rows: BuiltCell[][];
  readonly inner: Element[];
}

function gridOf(table: Element): Grid {
  const rows: BuiltCell[][] = [];
  const inner: Element[] = [];
  /** Cells that still reach down, by column: how many rows more. */
  const reaching: number[] = [];
  for (const row of rowsOf(table)) {
    const cells: BuiltCell[] = [];
    const skipReached = (): void => {
      while ((reaching[cells.length] ?? 0) > 0) {
        reaching[cells.length] = (reaching[cells.length] ?? 0) - 1;
        cells.push({ text: "", merged: "above" });
      }
    };
    for (const cell of row.childNodes.filter(isCell)) {
      skipReached();
      const down = spanOf(cell, "rowspan") - 1;
      const across = spanOf(cell, "colspan");
      for (let step = 0; step < across; step += 1) {
        reaching[cells.length] = down;
        cells.push(step === 0 ? { text: textOf(cell, inner), merged: null } : { text: "", merged: "left" });
      }
    }
    skipReached();
    rows.push(cells);
  }
  return { rows, inner };
}

function rowsOf(node: Element): readonly Element[] {
  return node.childNodes.filter(isElement).flatMap((child): readonly Element[] => {
    if (child.tagName === "tr") return [child];
    return ["thead", "tbody", "tfoot"].includes(child.tagName) ? rowsOf(child) : [];
  });
}

/** Text of a cell with its line breaks; tables inside are set aside. */
function textOf(cell: Element, inner: Element[]): string {
  let text = "";
  const visit = (node: Node): void => {
    if (isText(node)) {
      text += node.value.replace(/\s+/g, " ");
      return;
    }
    if (!isElement(node) || UNSEEN.has(node.tagName)) return;
    if (node.tagName === "table") {
      inner.push(node);
      return;
    }
    const breaks = node.tagName === "br" || BLOCKS.has(node.tagName);
    if (breaks) text += "\n";
    node.childNodes.forEach(visit);
    if (breaks) text += "\n";
  };
  cell.childNodes.forEach(visit);
  return text;
}

function spanOf(cell: Element, name: "rowspan" | "colspan"): number {
  const value = Number(cell.attrs.find((attribute) => attribute.name === name)?.value ?? "1");
  return Number.isInteger(value) && value > 0 ? Math.min(value, LARGEST_SPAN) : 1;
}

function isCell(node: Node): node is Element {
  return isElement(node) && (node.tagName === "td" || node.tagName === "th");
}

function isElement(node: Node): node is Element {
  return "tagName" in node;
}

function isText(node: Node): node is DefaultTreeAdapterMap["textNode"] {
  return node.nodeName === "#text";
}

function childrenOf(node: Node): readonly Node[] {
  return "childNodes" in node ? node.childNodes : [];
}
