import type { Bilingual } from "../domain/fault";
import { parseAmount, type Fen } from "../domain/money";
import type { DocumentEntry } from "../usecases/fund";
import { parseDate } from "./dates";
import { WORDS } from "./words";

/** The form of a funding document as typed; kept as text so that nothing a person typed is lost. */
export interface DocumentDraft {
  readonly documentNumber: string;
  readonly issuedOn: string;
  readonly amount: string;
  readonly counterpart: string;
}

export const EMPTY_DRAFT: DocumentDraft = { documentNumber: "", issuedOn: "", amount: "", counterpart: "" };

export interface ReadDraft {
  /** Set when every field can be read. */
  readonly entry: DocumentEntry | null;
  readonly faults: Readonly<Partial<Record<keyof DocumentDraft, Bilingual>>>;
}

/** Reads the form. A text that is no amount or date is refused with its sentence and never taken as 0 or today. */
export function readDraft(draft: DocumentDraft): ReadDraft {
  const faults: Partial<Record<keyof DocumentDraft, Bilingual>> = {};
  const documentNumber = draft.documentNumber.trim();
  if (documentNumber === "") faults.documentNumber = WORDS.documentNumberMissing;
  const issuedOn = draft.issuedOn.trim() === "" ? null : parseDate(draft.issuedOn);
  if (draft.issuedOn.trim() !== "" && issuedOn === null) faults.issuedOn = unreadableDate(draft.issuedOn);
  const amount = readAmount(draft.amount);
  if (!amount.ok) faults.amount = amount.sentence;
  if (!amount.ok || Object.keys(faults).length > 0) return { entry: null, faults };
  return { entry: { documentNumber, issuedOn, amount: amount.value, counterpart: draft.counterpart.trim() }, faults };
}

type ReadAmount = { readonly ok: true; readonly value: Fen } | { readonly ok: false; readonly sentence: Bilingual };

function readAmount(text: string): ReadAmount {
  if (text.trim() === "") return { ok: false, sentence: WORDS.amountMissing };
  const amount = parseAmount(text, "万元");
  if (amount.ok) return amount;
  const { sentence, nextStep } = amount.fault;
  return { ok: false, sentence: { zh: `${sentence.zh}${nextStep.zh}`, en: `${sentence.en} ${nextStep.en}` } };
}

function unreadableDate(text: string): Bilingual {
  return {
    zh: WORDS.dateUnreadable.zh.replace("{text}", () => text),
    en: WORDS.dateUnreadable.en.replace("{text}", () => text),
  };
}
