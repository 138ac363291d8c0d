import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { conformanceRows } from "../../src/conformance/rows";
import { hostedClasses } from "../../src/workbench/host/member";
import { coverage, coverageText } from "./coverage";
import { publishedClasses } from "./declarations";

const root = join(__dirname, "../..");

test("every hosted member is published, with the version this host gives it", () => {
  const published = new Map(publishedClasses().map(({ name, members }) => [name, members]));
  const wrong = hostedClasses().flatMap(({ name, members }) =>
    Object.entries(members).flatMap(([member, since]) => {
      const known = published.get(name)?.get(member)?.since;
      return known === since ? [] : [`${name}.${member}: hosted 1.${since}, published 1.${String(known)}`];
    }),
  );
  expect(wrong).toEqual([]);
  expect(hostedClasses().length).toBeGreaterThan(30);
});

test("docs/host-coverage.md is what the code says (npm run coverage)", () => {
  expect(readFileSync(join(root, "docs/host-coverage.md"), "utf8")).toBe(coverageText());
  expect(coverage().find(({ name }) => name === "Range")?.hosted).toContain("values");
});

test("rows name published members only", () => {
  const published = new Set(
    publishedClasses().flatMap(({ name, members }) => [...members.keys()].map((member) => `${name}.${member}`)),
  );
  // What the client itself provides on every object, and what it hands to handlers.
  const ofTheClient = /\.(load|toJSON)$|^\w+EventArgs\.|EventDetail\.|^Office\./;
  const unknown = conformanceRows.flatMap(({ id, members }) =>
    members.filter((member) => !published.has(member) && !ofTheClient.test(member)).map((one) => `${id}: ${one}`),
  );
  expect(unknown).toEqual([]);
});

/** Members of Excel's classes that the code of a folder names, found by the compiler. */
function membersUsed(folder: string): readonly string[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, "tsconfig.json"),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"));
      },
    },
  );
  if (config === undefined) throw new Error("tsconfig.json cannot be read");
  const files = config.fileNames.filter((file) => dirname(file).startsWith(join(root, folder)));
  const program = ts.createProgram(files, config.options);
  const checker = program.getTypeChecker();
  const used = new Set<string>();
  const note = (name: ts.Node): void => {
    const declaration = checker.getSymbolAtLocation(name)?.declarations?.[0];
    const owner = declaration?.parent;
    if (declaration === undefined || owner === undefined || !ts.isClassDeclaration(owner)) return;
    if (!declaration.getSourceFile().fileName.includes("office-js")) return;
    used.add(`${owner.name?.text ?? ""}.${name.getText()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) note(node.name);
    if (ts.isBindingElement(node)) note(node.propertyName ?? node.name);
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source !== undefined) visit(source);
  }
  return [...used].sort();
}

test("every member the add-in's port uses has a row", () => {
  const proved = new Set(conformanceRows.flatMap(({ members }) => members));
  const published = new Set(
    publishedClasses().flatMap(({ name, members }) => [...members.keys()].map((member) => `${name}.${member}`)),
  );
  const used = membersUsed("src/excel").filter((member) => published.has(member));
  expect(used.length).toBeGreaterThan(60);
  expect(used.filter((member) => !proved.has(member) && !member.startsWith("RequestContext."))).toEqual([]);
});
