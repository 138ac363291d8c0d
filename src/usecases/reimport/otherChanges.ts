import type { FundBook, RuleChoice } from "../../domain/book";
import type { Bilingual } from "../../domain/fault";
import type { Milestone, OpenQuestion, ProjectTable, RuleSuggestion } from "../../domain/project";
import { unchangedBook, type ImportChange, type ImportDifference } from "./change";
import { comparable } from "./projectChanges";

/** Title, 文号 and year. */
export function factChanges(book: FundBook, table: ProjectTable): readonly ImportChange[] {
  const year = (value: number | null): string => (value === null ? "" : String(value));
  return [
    fact("title", { zh: "标题", en: "Title" }, book.title, table.title, (one) => ({ ...one, title: table.title })),
    fact("number", { zh: "文号", en: "Document number" }, book.noticeNumber, table.documentNumber, (one) => ({
      ...one,
      noticeNumber: table.documentNumber,
    })),
    fact("year", { zh: "年度", en: "Year" }, year(book.year), year(table.year), (one) => ({
      ...one,
      year: table.year,
    })),
  ].flat();
}

function fact(
  id: string,
  place: Bilingual,
  before: string,
  after: string,
  take: ImportChange["take"],
): readonly ImportChange[] {
  // What the new text does not say takes nothing away.
  if (after === "" || before === after) return [];
  const change = before === "" ? "added" : "changed";
  return [{ difference: { id, kind: "fact", change, place, before, after, remark: null, takeable: true }, take }];
}

/** Open questions by id; what people decided stays beside them. */
export function questionChanges(book: FundBook, table: ProjectTable): readonly ImportChange[] {
  const ours = new Map(book.openQuestions.map((question) => [question.id, question]));
  const theirs = new Map(table.openQuestions.map((question) => [question.id, question]));
  const found: ImportChange[] = [];
  for (const [id, their] of theirs) {
    const our = ours.get(id);
    if (our && sameQuestion(our, their)) continue;
    const after = textOf(their);
    found.push({
      difference: questionDifference(id, our ? "changed" : "added", our ? textOf(our) : "", after),
      take: (book_) => ({ ...book_, openQuestions: withQuestion(book_.openQuestions, their) }),
    });
  }
  for (const [id, our] of ours) {
    if (theirs.has(id) || /^V\d+$/.test(id)) continue;
    const decided = our.decision !== undefined;
    found.push({
      difference: {
        ...questionDifference(id, "gone", textOf(our), ""),
        remark: decided
          ? { zh: "已有决定，保留。", en: "Something was decided; it stays." }
          : {
              zh: "新的通知里没有这个疑问了；采用即从待核实中去掉。",
              en: "The new text no longer gives rise to it; taking this drops it.",
            },
        takeable: !decided,
      },
      take: decided ? unchangedBook : (book_) => withoutQuestion(book_, id),
    });
  }
  return found;
}

function questionDifference(
  id: string,
  change: ImportDifference["change"],
  before: string,
  after: string,
): ImportDifference {
  const place = { zh: `待核实 ${id}`, en: `Open question ${id}` };
  return { id: `Q:${id}`, kind: "question", change, place, before, after, remark: null, takeable: true };
}

function textOf({ topic, quotes }: OpenQuestion): string {
  return [topic, ...quotes.map(({ text }) => `“${text}”`)].join(" ");
}

function sameQuestion(one: OpenQuestion, other: OpenQuestion): boolean {
  // Numbers of lines stand in some topics; a moved line is no other question.
  const plain = (question: OpenQuestion): string =>
    comparable([question.topic.replace(/第\d+行/g, ""), ...question.quotes.map(({ text }) => text)].join("|"));
  return plain(one) === plain(other);
}

function withQuestion(questions: readonly OpenQuestion[], their: OpenQuestion): readonly OpenQuestion[] {
  const our = questions.find(({ id }) => id === their.id);
  const { id, topic, quotes, assumption, request } = their;
  const plain = { id, topic, quotes, assumption };
  // A draft that was written follows the new text; none is written unasked.
  const drafted = our?.request === undefined || request === undefined ? plain : { ...plain, request };
  const next = our?.decision === undefined ? drafted : { ...drafted, decision: our.decision };
  return questions.some(({ id }) => id === their.id)
    ? questions.map((one) => (one.id === their.id ? next : one))
    : [...questions, next];
}

function withoutQuestion(book: FundBook, id: string): FundBook {
  return {
    ...book,
    openQuestions: book.openQuestions.filter((question) => question.id !== id),
    projects: book.projects.map((project) =>
      project.questionIds.includes(id)
        ? { ...project, questionIds: project.questionIds.filter((one) => one !== id) }
        : project,
    ),
  };
}

/** Thresholds of the clauses in the old text and the new one, by the rule they suggest. */
export function ruleChanges(
  book: FundBook,
  old: Pick<ProjectTable, "rules"> | null,
  table: ProjectTable,
): readonly ImportChange[] {
  if (old === null) return [];
  const before = new Map(old.rules.map((rule) => [rule.id, rule]));
  return table.rules.flatMap((rule): readonly ImportChange[] => {
    const was = before.get(rule.id);
    if (was && was.threshold === rule.threshold && was.comparator === rule.comparator) return [];
    const threshold = basisPoints(rule.threshold);
    const own = book.catalogue.find(({ id }) => id === rule.id);
    const takeable = own?.thresholdEditable === true && threshold !== null;
    return [
      {
        difference: {
          id: `R:${rule.id}`,
          kind: "rule",
          change: was ? "changed" : "added",
          place: { zh: `规则 ${rule.id}（${rule.clause}）`, en: `Rule ${rule.id} (${rule.clause})` },
          before: was ? ruleText(was) : "",
          after: ruleText(rule),
          remark: takeable
            ? {
                zh: "采用即在“规则”里改阈值，并写明依据。",
                en: "Taking this sets the threshold among the rules, with its grounds.",
              }
            : { zh: "请对照条款自己在“规则”里定。", en: "Please decide it among the rules yourself." },
          takeable,
        },
        take: takeable ? (one) => withThreshold(one, rule, threshold) : unchangedBook,
      },
    ];
  });
}

function ruleText({ comparator, threshold, quote }: RuleSuggestion): string {
  return `${comparator} ${threshold} “${quote}”`;
}

/** `40%` → 4000, `2` → 20000; null for ranges and words. */
function basisPoints(threshold: string): number | null {
  const match = /^(\d{1,4})(%?)$/.exec(threshold.trim());
  return match === null ? null : Number(match[1]) * (match[2] === "%" ? 100 : 10_000);
}

function withThreshold(book: FundBook, { id, quote }: RuleSuggestion, threshold: number): FundBook {
  const own = book.catalogue.find((rule) => rule.id === id);
  if (own === undefined) return book;
  const standing = book.rules.find(({ rule }) => rule === id) ?? { ...NOTHING_CHOSEN, rule: id, level: own.level };
  const next: RuleChoice = { ...standing, threshold, reason: `更正通知：${quote}`, decidedOn: book.today.date };
  return { ...book, rules: [...book.rules.filter(({ rule }) => rule !== id), next] };
}

const NOTHING_CHOSEN = {
  enabled: true,
  threshold: null,
  due: null,
  judgement: null,
  reason: "",
  reading: null,
  decidedBy: "",
  decidedOn: "",
} as const;

/** Dates of the clauses in the old text and the new one; a date of a rule is set in 规则 by a person. */
export function dateChanges(
  old: Pick<ProjectTable, "milestones"> | null,
  { milestones }: ProjectTable,
): readonly ImportChange[] {
  if (old === null) return [];
  const before = dated(old.milestones);
  const after = dated(milestones);
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key): readonly ImportChange[] => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was?.date === is?.date) return [];
    const { clause, text } = is ?? was ?? { clause: "", text: "" };
    return [
      {
        difference: {
          id: `D:${key}`,
          kind: "date",
          change: was === undefined ? "added" : is === undefined ? "gone" : "changed",
          place: { zh: `时间节点 ${clause} ${text}`.trim(), en: `Date ${clause} ${text}`.trim() },
          before: was?.date ?? "",
          after: is?.date ?? "",
          remark: {
            zh: "请看有没有规则用这个日期，在“规则”里改“到期”。",
            en: "See whether a rule uses this date; set the due date among the rules.",
          },
          takeable: false,
        },
        take: unchangedBook,
      },
    ];
  });
}

/** By clause and words without their numbers, so that the same sentence with another date is the same milestone. */
function dated(milestones: readonly Milestone[]): ReadonlyMap<string, Milestone> {
  const found = new Map<string, Milestone>();
  for (const milestone of milestones) {
    const key = `${milestone.clause}|${comparable(milestone.text).replace(/\d+/g, "#").slice(0, 60)}`;
    let nth = 1;
    while (found.has(`${key}|${nth}`)) nth += 1;
    found.set(`${key}|${nth}`, milestone);
  }
  return found;
}
