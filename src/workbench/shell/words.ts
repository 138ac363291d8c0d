import { preferences, usePreferences } from "./preferences";
import type { Locale } from "./preferences";
import type { Words } from "./words/chinese";
import { chinese } from "./words/chinese";
import { english } from "./words/english";

export type { Words } from "./words/chinese";

function wordsIn(locale: Locale): Words {
  return locale === "en-US" ? english : chinese;
}

/** The page's texts in the language chosen now, for code outside components. */
export function currentWords(): Words {
  return wordsIn(preferences().locale);
}

/** The page's texts; the component is drawn again when the language changes. */
export function useWords(): Words {
  return wordsIn(usePreferences().locale);
}

/** Puts values where a text says `{0}`, `{1}` … */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
