import { readFileSync } from "node:fs";
import path from "node:path";
import type { Project, ProjectTable } from "../../src/domain/project";
import { readNotice } from "../../src/notice/readNotice";

export function fixture(name: string): string {
  return readFileSync(path.join(__dirname, "..", "fixtures", "notices", name), "utf8");
}

/** Our notice with the aims and contents that other clauses contradict, these in our own short words. */
export function chuxiongWhole(): string {
  return fixture("chuxiong-2020-table.md").replace("## 七、", `${fixture("chuxiong-2020-aims.md")}## 七、`);
}

/** The table of a text that must be readable. */
export function tableOf(text: string): ProjectTable {
  const result = readNotice(text);
  if (!result.ok) throw new Error(result.fault.sentence.zh);
  return result.value;
}

export function projectNumbered(table: ProjectTable, number: number): Project {
  const project = table.projects.find((one) => one.number === number);
  if (project === undefined) throw new Error(`no project ${number}`);
  return project;
}

/** A Markdown table with our usual heading. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const heading = ["序号", "项目类型", "项目名称", "建设单位", "建设任务"];
  return [heading, heading.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
