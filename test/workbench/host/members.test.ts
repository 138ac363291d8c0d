import { readFileSync } from "node:fs";
import "../../../src/workbench/host/connection";
import { hostedClasses } from "../../../src/workbench/host/member";

const declarations = readFileSync(require.resolve("@types/office-js/index.d.ts"), "utf8");
const excel = declarations.slice(declarations.indexOf("declare namespace Excel {"));

/** Members of a class of the published declarations, with the minor version of their API set. */
function published(name: string): Map<string, number> {
  const start = excel.search(new RegExp(`\\n    class ${name} `));
  if (start < 0) throw new Error(`no class ${name} is published`);
  const body = excel.slice(start, excel.indexOf("\n    }\n", start));
  const classVersion = /\[Api set: ExcelApi 1\.(\d+)[^\]]*\]\s*\*\/\s*$/.exec(excel.slice(0, start))?.[1];
  const found = new Map<string, number>();
  for (const [, comment = "", member = ""] of body.matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:readonly )?(\w+)[(:?<]/g,
  )) {
    const version = /\[Api set: ExcelApi 1\.(\d+)/.exec(comment)?.[1] ?? classVersion;
    if (version !== undefined && !found.has(member)) found.set(member, Number(version));
  }
  return found;
}

test("every hosted member is published, with the version this host gives it", () => {
  const wrong = hostedClasses().flatMap(({ name, members }) => {
    if (Object.keys(members).length === 0) return [];
    const known = published(name);
    return Object.entries(members).flatMap(([member, since]) =>
      known.get(member) === since ? [] : [`${name}.${member}: hosted 1.${since}, published 1.${known.get(member)}`],
    );
  });
  expect(wrong).toEqual([]);
  expect(hostedClasses().length).toBeGreaterThan(30);
});
