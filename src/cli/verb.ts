import type { Result } from "../domain/fault";

/** What a verb answers: the JSON a script reads, the lines a person reads, and the exit code (D12). */
export interface Answer {
  readonly json: unknown;
  readonly lines: readonly string[];
  /** 0 fine, 1 findings of level must. Refused input is a Fault and exits 2. */
  readonly exitCode: 0 | 1;
}

export interface Verb {
  readonly usage: string;
  run(words: readonly string[]): Promise<Result<Answer>>;
}
