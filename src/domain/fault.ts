/** A text in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/**
 * An expected fault: something a person can cause and a person can mend.
 * `code` is stable and copyable; `sentence` says what and where; `nextStep` says what to do.
 */
export interface Fault {
  readonly code: string;
  readonly sentence: Bilingual;
  readonly nextStep: Bilingual;
  /** Where: a cell (`分配表!E9`), a line of a text (`第12行`), a file name. */
  readonly place?: string;
}

/** Expected faults are results, not exceptions (decision D7). */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(fault: Fault): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault };
}
