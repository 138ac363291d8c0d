import type { Contradiction } from "./reading";

/** Ids of docs/domain.md for what the checks find; `about` tells two findings of one check apart. */
const NAMES: readonly { readonly id: string; readonly check: string; readonly about?: RegExp }[] = [
  { id: "C01", check: "due-before-issue" },
  { id: "C02", check: "filed-twice" },
  { id: "C03", check: "work-before-plan" },
  { id: "C04", check: "different-coverage" },
  { id: "C05", check: "accepted-before-done" },
  { id: "C06", check: "below-minimum", about: /从业人员培训/ },
  { id: "C07", check: "total-or-each", about: /志愿者培训/ },
  { id: "C08", check: "share-of-tasks" },
  { id: "C09", check: "share-of-work" },
  { id: "C10", check: "periods-overrun" },
  { id: "C11", check: "missing-number" },
  { id: "C12", check: "shifted-row" },
  { id: "C13", check: "doubtful-level" },
  { id: "C14", check: "filled-category" },
  { id: "C15", check: "mixed-content" },
  { id: "C16", check: "indicators-of-others" },
  { id: "C17", check: "benefit-of-others" },
  { id: "C18", check: "share-of-money" },
  { id: "C19", check: "share-of-few" },
  { id: "C20", check: "people-or-visits" },
  { id: "C21", check: "bare-number" },
  { id: "C22", check: "without-measure" },
  { id: "C23", check: "undefined-group", about: /贫困/ },
  { id: "C24", check: "new-platform" },
  { id: "C25", check: "without-addressee" },
  { id: "C26", check: "undefined-counties" },
  { id: "C27", check: "different-approvers" },
  { id: "C28", check: "lost-character" },
  { id: "C29", check: "inspected-twice" },
  { id: "C33", check: "unresolved-builder" },
  { id: "C38", check: "foreign-category" },
];

/** The id of a finding; null for one that has no number of its own yet (it gets Q1, Q2 … in the order found). */
export function nameOf({ check, about }: Contradiction): string | null {
  return NAMES.find((name) => name.check === check && (name.about?.test(about) ?? true))?.id ?? null;
}
