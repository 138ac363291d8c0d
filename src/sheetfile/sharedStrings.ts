import { XmlScanner, decodeEntities, decodeSheetText, localName } from "./xml";

/** Reads the strings cells refer to by number; formatting inside a text and phonetic hints are passed over. */
export function readSharedStrings(source: string): string[] {
  const strings: string[] = [];
  const scanner = new XmlScanner(source);
  for (let token = scanner.next(); token; token = scanner.next()) {
    if (localName(token.name) !== "si") continue;
    if (token.kind === "empty") strings.push("");
    else if (token.kind === "open") strings.push(readRichText(scanner, "si"));
  }
  return strings;
}

/** Joins the `t` elements up to the closing tag of `container`, whose opening tag has been read. */
export function readRichText(scanner: XmlScanner, container: string): string {
  let text = "";
  let inText = false;
  let phonetic = 0;
  for (let token = scanner.next(); token; token = scanner.next()) {
    if (token.kind === "text" || token.kind === "cdata") {
      const raw = inText ? scanner.source.slice(token.start, token.end) : "";
      text += token.kind === "text" ? decodeEntities(raw) : raw;
      continue;
    }
    const local = localName(token.name);
    if (token.kind === "close" && local === container) break;
    if (local === "rPh") phonetic += token.kind === "open" ? 1 : token.kind === "close" ? -1 : 0;
    if (local === "t") inText = token.kind === "open" && phonetic === 0;
  }
  return decodeSheetText(text);
}
