import type { Bilingual } from "../domain/fault";

/** What decided an amount: its proportion, its floor, its ceiling, or a person. */
export type ShareState = "proportional" | "floor" | "ceiling" | "hold";

/** Words of the 测算 sheet's column 状态. */
export const SHARE_STATE_WORDS: Readonly<Record<ShareState, Bilingual>> = {
  proportional: { zh: "按比例", en: "in proportion" },
  floor: { zh: "触底", en: "at its floor" },
  ceiling: { zh: "触顶", en: "at its ceiling" },
  hold: { zh: "固定", en: "held" },
};
