import { readFileSync } from "node:fs";
import ts from "typescript";

/** A member of Excel's published object model. */
export interface PublishedMember {
  /** Minor version of ExcelApi 1.x; null for previews and platform sets. */
  readonly since: number | null;
}

export interface PublishedClass {
  readonly name: string;
  readonly members: ReadonlyMap<string, PublishedMember>;
}

/** What the client itself provides on every object: nothing of it reaches a host. */
const clientOnly = new Set(["context", "load", "toJSON", "set", "track", "untrack", "isNullObject"]);

function minorVersion(node: ts.Node): number | null {
  const found = /\[Api set: ExcelApi 1\.(\d+)\b/.exec(node.getFullText());
  return found?.[1] === undefined ? null : Number(found[1]);
}

function hasSet(node: ts.Node): boolean {
  return node.getFullText().slice(0, node.getLeadingTriviaWidth()).includes("[Api set:");
}

function publishedClass(declaration: ts.ClassDeclaration): PublishedClass {
  const own = minorVersion(declaration);
  const members = new Map<string, PublishedMember>();
  for (const member of declaration.members) {
    const name = member.name?.getText() ?? "";
    if (name === "" || clientOnly.has(name) || members.has(name)) continue;
    members.set(name, { since: hasSet(member) ? minorVersion(member) : own });
  }
  return { name: declaration.name?.text ?? "", members };
}

let classes: readonly PublishedClass[] | null = null;

/** Every class of `namespace Excel` in the published type definitions. */
export function publishedClasses(): readonly PublishedClass[] {
  if (classes !== null) return classes;
  const path = require.resolve("@types/office-js/index.d.ts");
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
  const found: PublishedClass[] = [];
  for (const statement of source.statements) {
    if (!ts.isModuleDeclaration(statement) || statement.name.text !== "Excel") continue;
    if (statement.body === undefined || !ts.isModuleBlock(statement.body)) continue;
    for (const inner of statement.body.statements) if (ts.isClassDeclaration(inner)) found.push(publishedClass(inner));
  }
  classes = found;
  return found;
}
