import type { Bilingual } from "../domain/fault";

/** How the faults of an apportionment speak: what is divided, who claims it, and sums in 万元. */
export interface ApportionWords {
  readonly subject: Bilingual;
  readonly claimant: (key: string) => string;
  /** A sum of bounds, given in steps, as a text in 万元. */
  readonly sum: (steps: number) => string;
  /** The total as a text in 万元. */
  readonly total: string;
}
