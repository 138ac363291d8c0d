import type { PrintMargins, PrintModel } from "./model";
import { present } from "./styleSheet";
import { child, decodeSheetText, escapeText, flag, numberAttribute, type XmlElement } from "./xml";
import { attributeText, changedTag, type XmlEditor } from "./xmlEdit";
import { WORKSHEET_ORDER } from "./worksheetOrder";

const ORIENTATIONS = ["portrait", "landscape"] as const;

/** What the sheet's own part says; print area and repeated rows stand in the workbook's names. */
export function readPrint(root: XmlElement): PrintModel {
  const setup = child(root, "pageSetup");
  const options = child(root, "printOptions");
  const fitted = child(child(root, "sheetPr") ?? root, "pageSetUpPr");
  const pages = fitted !== undefined && flag(fitted, "fitToPage");
  return {
    ...present(
      "orientation",
      ORIENTATIONS.find((name) => name === setup?.attributes.get("orientation")),
    ),
    ...present("paperSize", setup && numberAttribute(setup, "paperSize")),
    ...(pages ? { fitToWidth: (setup && numberAttribute(setup, "fitToWidth")) ?? 1 } : {}),
    ...(pages ? { fitToHeight: (setup && numberAttribute(setup, "fitToHeight")) ?? 1 } : {}),
    ...present("header", headerFooter(root, "oddHeader")),
    ...present("footer", headerFooter(root, "oddFooter")),
    ...present("margins", readMargins(child(root, "pageMargins"))),
    ...(options && flag(options, "horizontalCentered") ? { centerHorizontally: true as const } : {}),
  };
}

function headerFooter(root: XmlElement, name: string): string | undefined {
  const element = child(child(root, "headerFooter") ?? root, name);
  return element && element.text !== "" ? decodeSheetText(element.text) : undefined;
}

function readMargins(element: XmlElement | undefined): PrintMargins | undefined {
  if (!element) return undefined;
  const inches = (name: string, usual: number): number => numberAttribute(element, name) ?? usual;
  return {
    left: inches("left", 0.7),
    right: inches("right", 0.7),
    top: inches("top", 0.75),
    bottom: inches("bottom", 0.75),
    header: inches("header", 0.3),
    footer: inches("footer", 0.3),
  };
}

/** Writes what differs; call in the order of the schema. */
export function patchPrint(editor: XmlEditor, base: PrintModel, wanted: PrintModel): void {
  const p = editor.prefix;
  if (base.centerHorizontally !== wanted.centerHorizontally) {
    patchElement(editor, "printOptions", { horizontalCentered: wanted.centerHorizontally ? "1" : undefined });
  }
  if (wanted.margins && JSON.stringify(base.margins) !== JSON.stringify(wanted.margins)) {
    editor.putChild("pageMargins", WORKSHEET_ORDER, `<${p}pageMargins${attributeText({ ...wanted.margins })}/>`);
  }
  const setup = (print: PrintModel): Record<string, string | undefined> => ({
    paperSize: text(print.paperSize),
    fitToWidth: text(print.fitToWidth),
    fitToHeight: text(print.fitToHeight),
    orientation: print.orientation,
  });
  if (JSON.stringify(setup(base)) !== JSON.stringify(setup(wanted))) patchElement(editor, "pageSetup", setup(wanted));
  if (base.header !== wanted.header || base.footer !== wanted.footer) patchHeaderFooter(editor, wanted);
}

function text(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function patchElement(editor: XmlEditor, local: string, changes: Readonly<Record<string, string | undefined>>): void {
  const present = child(editor.root, local);
  const tag = present ? editor.source.slice(present.start, present.openEnd) : `<${editor.prefix}${local}/>`;
  editor.putChild(local, WORKSHEET_ORDER, changedTag(tag.replace(/\s*\/?>$/, "/>"), changes));
}

function patchHeaderFooter(editor: XmlEditor, wanted: PrintModel): void {
  const p = editor.prefix;
  const present = child(editor.root, "headerFooter");
  const line = (name: string, content: string | undefined): string =>
    content === undefined ? "" : `<${p}${name}>${escapeText(content)}</${p}${name}>`;
  const others = (present?.children ?? []).filter(
    (element) => element.local !== "oddHeader" && element.local !== "oddFooter",
  );
  const kept = others.map((element) => editor.source.slice(element.start, element.end)).join("");
  const inner = line("oddHeader", wanted.header) + line("oddFooter", wanted.footer) + kept;
  const settings = attributeText(present?.attributes ?? new Map<string, string>());
  editor.putChild(
    "headerFooter",
    WORKSHEET_ORDER,
    inner === "" ? "" : `<${p}headerFooter${settings}>${inner}</${p}headerFooter>`,
  );
}
