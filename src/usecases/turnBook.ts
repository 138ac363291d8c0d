import { success, type Result } from "../domain/fault";
import { onSheet } from "../workbook/address";
import type { JournalStep } from "../workbook/journal";
import type { Act } from "./diary";
import { noting } from "./history";
import type { TurnAct, TurnedBook, TurnGround } from "./turn";
import { endBroken, turnStep, type Turned } from "./turnStep";
import { viewOf } from "./viewOf";
import { requireBook, saveBook } from "./workbookBook";

const WORDS = { undo: "撤销", redo: "重做" } as const;
const BROKEN_WORDS = { undo: "退回未写完的操作", redo: "写完未写完的操作" } as const;

/** Puts typed cells back, or on again, then renders what follows from them. */
export async function turnBook(ground: TurnGround, { way, broken }: TurnAct): Promise<Result<TurnedBook>> {
  const { history, clock } = ground;
  const turned = await (broken ? endBroken(history, way) : turnStep(history, way));
  if (!turned.ok) return turned;
  const { skipped, removed } = turned.value;
  if (removed) return success({ view: null, skipped });
  const words = (broken ? BROKEN_WORDS : WORDS)[way];
  const told = await tell(ground, turned.value, words);
  history.forget();
  if (!told.ok) return told;
  const book = await requireBook(history.reading(), clock());
  return book.ok ? success({ view: viewOf(book.value), skipped }) : book;
}

/** What follows from the cells, with the entry in 日志 and the journal's. */
async function tell({ history, clock, diary }: TurnGround, turned: Turned, words: string): Promise<Result<unknown>> {
  const port = noting(history.port, turned.note);
  const book = await requireBook(port, clock());
  if (!book.ok) return book;
  const rendered = await saveBook(port, diary.append(book.value, actOf(turned, words)));
  // Taking back a repair of rows leaves them where they stood before: what follows is not written then, either.
  if (rendered.ok || rendered.fault.code !== "rows-moved") return rendered;
  return history.port.write(turned.edits);
}

function actOf({ step, skipped }: Turned, words: string): Act {
  const left = skipped.length === 0 ? "" : `没有${words}：${skipped.join("、")}`;
  return { what: `${words}：${step.label.zh}`, place: placesOf(step), before: "", after: left };
}

/** Where the step wrote: 分配表!E9…等132格; empty when it wrote formulas only. */
function placesOf({ cells }: JournalStep): string {
  const typed = cells.filter(({ formula }) => formula === undefined);
  const first = typed[0];
  if (!first) return "";
  return `${onSheet(first.sheet, first.address)}${typed.length > 1 ? `…等${typed.length}格` : ""}`;
}
