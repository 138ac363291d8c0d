import type { CommentModel, TableModel } from "./model";
import { parsePart, partText, type Parts } from "./package";
import { readRelationships } from "./relationships";
import { readRichText } from "./sharedStrings";
import { XmlScanner, child, childrenNamed, type XmlElement } from "./xml";

/** Comments and tables that hang on a worksheet; threaded comments show as the plain ones they come with. */
export function readAttachments(parts: Parts, worksheet: string): { comments: CommentModel[]; tables: TableModel[] } {
  const comments: CommentModel[] = [];
  const tables: TableModel[] = [];
  for (const relationship of readRelationships(parts, worksheet)) {
    const text = relationship.external ? undefined : partText(parts, relationship.target);
    if (text === undefined) continue;
    if (relationship.type === "comments") comments.push(...readComments(text, parsePart(relationship.target, text)));
    if (relationship.type === "table") tables.push(readTable(parsePart(relationship.target, text)));
  }
  return { comments, tables };
}

function readComments(source: string, root: XmlElement): CommentModel[] {
  const authors = childrenNamed(child(root, "authors") ?? root, "author").map((author) => author.text);
  return childrenNamed(child(root, "commentList") ?? root, "comment").map((comment) => {
    const text = child(comment, "text");
    return {
      address: comment.attributes.get("ref") ?? "",
      author: authors[Number(comment.attributes.get("authorId") ?? NaN)] ?? "",
      text: text && text.openEnd < text.end ? readRichText(new XmlScanner(source, text.openEnd, text.end), "text") : "",
    };
  });
}

function readTable(root: XmlElement): TableModel {
  const columns = childrenNamed(child(root, "tableColumns") ?? root, "tableColumn");
  return {
    name: root.attributes.get("displayName") ?? root.attributes.get("name") ?? "",
    range: root.attributes.get("ref") ?? "",
    columns: columns.map((column) => ({ name: column.attributes.get("name") ?? "" })),
    showHeaders: true,
    showTotals: false,
    style: null,
    bandedRows: true,
    bandedColumns: false,
    firstColumn: false,
    lastColumn: false,
    showFilterButtons: true,
    filter: null,
    sort: null,
  };
}
