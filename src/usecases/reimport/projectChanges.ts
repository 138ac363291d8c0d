import type { FundBook } from "../../domain/book";
import type { Bilingual } from "../../domain/fault";
import { formatWan, type Fen } from "../../domain/money";
import type { FieldName, OpenQuestion, Project } from "../../domain/project";
import { proposeShortName } from "../../notice/shortNames";
import { derived } from "../importNotice";
import type { ImportChange } from "./change";

const FIELDS: readonly (readonly [Exclude<FieldName, "number">, Bilingual])[] = [
  ["category", { zh: "项目类型", en: "category" }],
  ["name", { zh: "项目名称", en: "name" }],
  ["builders", { zh: "建设单位", en: "builders" }],
  ["task", { zh: "建设任务", en: "task" }],
];

/** Projects of the notice against those of the book, by printed number. */
export function projectChanges(book: FundBook, projects: readonly Project[]): readonly ImportChange[] {
  const ours = new Map(book.projects.map((project) => [project.number, project]));
  const theirs = new Map(projects.map((project) => [project.number, project]));
  const numbers = [...new Set([...ours.keys(), ...theirs.keys()])].sort((one, other) => one - other);
  return numbers.flatMap((number): readonly ImportChange[] => {
    const [our, their] = [ours.get(number), theirs.get(number)];
    if (!their || (their.placeholder && our && !our.placeholder)) return our && !our.placeholder ? [vanished(our)] : [];
    if (!our || our.placeholder) return our?.placeholder === their.placeholder ? [] : [appeared(their)];
    return [...fieldChanges(our, their), ...amountChange(our, their)];
  });
}

function placeOf(number: number, field?: Bilingual): Bilingual {
  return { zh: `第${number}项${field ? ` ${field.zh}` : ""}`, en: `Project ${number}${field ? `, ${field.en}` : ""}` };
}

function summaryOf({ placeholder, fields }: Project): string {
  if (placeholder) return "（原件缺失，待核）";
  return [fields.name.text, fields.builders.text, fields.task.text].filter((text) => text !== "").join("｜");
}

/** A new row, or the row that filled a gap; what people set on the gap's line stays. */
function appeared(project: Project): ImportChange {
  return {
    difference: {
      id: `P${project.number}`,
      kind: "project",
      change: "added",
      place: placeOf(project.number),
      before: "",
      after: summaryOf(project),
      remark: null,
      takeable: true,
    },
    take: (book) => ({
      ...book,
      projects: [...book.projects.filter(({ number }) => number !== project.number), project].sort(
        (one, other) => one.number - other.number,
      ),
    }),
  };
}

/** A project the notice no longer has keeps its row and its amounts, and is asked about. */
function vanished(project: Project): ImportChange {
  const question: OpenQuestion = {
    id: `V${project.number}`,
    topic: `更正后的通知里没有第${project.number}项`,
    quotes: [{ text: project.fields.name.text, line: project.fields.name.line }],
    assumption: "保留这一项及已分的数，请确认是否取消",
  };
  return {
    difference: {
      id: `P${project.number}`,
      kind: "project",
      change: "gone",
      place: placeOf(project.number),
      before: summaryOf(project),
      after: "",
      remark: {
        zh: "这一项和已分的数保留；采用只是记一条待核实。",
        en: "The project and its amounts stay; taking this records an open question.",
      },
      takeable: true,
    },
    take: (book) => {
      if (book.openQuestions.some(({ id }) => id === question.id)) return book;
      return {
        ...book,
        openQuestions: [...book.openQuestions, question],
        projects: changedProject(book, project.number, (one) => ({
          ...one,
          questionIds: [...one.questionIds, question.id],
        })),
      };
    },
  };
}

function fieldChanges(our: Project, their: Project): readonly ImportChange[] {
  return FIELDS.filter(([field]) => comparable(our.fields[field].text) !== comparable(their.fields[field].text)).map(
    ([field, name]) => ({
      difference: {
        id: `P${our.number}:${field}`,
        kind: "project",
        change: "changed",
        place: placeOf(our.number, name),
        before: our.fields[field].text,
        after: their.fields[field].text,
        remark: field === "builders" ? BUILDERS_REMARK : null,
        takeable: true,
      },
      take: (book) => ({
        ...book,
        projects: changedProject(book, our.number, (one) => withField(one, field, their, book)),
      }),
    }),
  );
}

const BUILDERS_REMARK: Bilingual = {
  zh: "“可分单位”和“统筹单位”随之改为新的建设单位；已分的数不动。",
  en: "Who may hold money follows the new builders; amounts already divided stay.",
};

/** 简称 a person changed is theirs: only one we proposed follows the new name. */
function withField(one: Project, field: Exclude<FieldName, "number">, their: Project, book: FundBook): Project {
  const next = derived(one, { ...one.fields, [field]: their.fields[field] }, book.units);
  const typed = one.shortName !== proposeShortName(one.fields.name.text);
  return field === "name" && typed ? { ...next, shortName: one.shortName } : next;
}

function amountChange(our: Project, their: Project): readonly ImportChange[] {
  if (our.amount === their.amount) return [];
  const shown = (amount: Fen | null): string => (amount === null ? "" : `${formatWan(amount)}万元`);
  const followed = our.fixedAmount === our.amount;
  return [
    {
      difference: {
        id: `P${our.number}:amount`,
        kind: "project",
        change: our.amount === null ? "added" : their.amount === null ? "gone" : "changed",
        place: placeOf(our.number, { zh: "表内金额", en: "printed amount" }),
        before: shown(our.amount),
        after: shown(their.amount),
        remark: followed
          ? { zh: "固定金额随之改。", en: "The fixed amount follows." }
          : { zh: "固定金额是手填的，不动。", en: "The fixed amount was typed and stays." },
        takeable: true,
      },
      take: (book) => ({
        ...book,
        projects: changedProject(book, our.number, (one) => ({
          ...one,
          amount: their.amount,
          fixedAmount: followed ? their.amount : one.fixedAmount,
        })),
      }),
    },
  ];
}

function changedProject(
  { projects }: FundBook,
  number: number,
  change: (project: Project) => Project,
): readonly Project[] {
  return projects.map((project) => (project.number === number ? change(project) : project));
}

/** White space is no difference: another format breaks lines elsewhere. */
export function comparable(text: string): string {
  return text.replace(/\s/g, "");
}
