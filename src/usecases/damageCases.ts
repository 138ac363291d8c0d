import { success, type Bilingual, type Result } from "../domain/fault";
import type { Damage } from "../workbook/damage/damage";
import { performAct } from "./performAct";
import type { Journal, Mended, MendPlace, MendPreview } from "./mend";
import type { History } from "./history";

/** What a person can do about broken sheets. */
export interface DamageUseCases {
  /** Everything broken about our sheets, worst first; works where `view` is refused. Writes nothing (D13). */
  damages(): Promise<Result<readonly Damage[]>>;
  /** What mending would write, cell by cell. `all`: what decides nothing a person should decide. */
  previewMend(ids: readonly string[] | "all"): Promise<Result<MendPreview>>;
  /** Mends, and says what is left. One undoable step; a sheet's name stays given back. */
  mend(ids: readonly string[] | "all"): Promise<Result<Omit<Mended, "report">>>;
}

const LABEL: Bilingual = { zh: "修复表格", en: "Mend sheets" };

/** Fetched when damage is looked for: it compares whole sheets and is no part of the first load. */
const load = () => import("./mend");

export function damageUseCases(place: MendPlace, history: History, journal: Journal): DamageUseCases {
  return {
    damages: async () => (await load()).damagesOf(place),
    previewMend: async (ids) => (await load()).previewMend(place, ids),
    mend: async (ids) => {
      const { mend } = await load();
      // Rounds are good each by itself: where one fails, what stands is put back and mending starts anew.
      const mended = await performAct(history, { label: LABEL, several: true }, (port) =>
        mend({ ...place, port }, ids, journal),
      );
      if (!mended.ok) return mended;
      const { done, left } = mended.value;
      return success({ done, left });
    },
  };
}
