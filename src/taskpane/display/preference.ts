import type { Locale } from "../words";
import type { Brightness } from "../theme";

/** What a person chose over what Office and the system say; `follow` is no choice. */
export interface DisplayPreference {
  readonly language: Locale | "follow";
  readonly brightness: Brightness | "follow";
}

export const LANGUAGES = ["follow", "zh", "en"] as const;
export const BRIGHTNESSES = ["follow", "light", "dark"] as const;
export const FOLLOWING: DisplayPreference = { language: "follow", brightness: "follow" };

/** All the pane keeps on a machine: two choices of looks, no data of a fund. */
const KEY = "hengbo-display";

/** Held where the browser keeps nothing (private windows, blocked storage): it lasts as long as the page. */
let held: string | null = null;
const listeners = new Set<() => void>();

/** The preference as text: equal texts are equal preferences. */
export function storedPreference(): string {
  try {
    return held ?? window.localStorage.getItem(KEY) ?? "";
  } catch (refused) {
    if (!(refused instanceof DOMException)) throw refused;
    return held ?? "";
  }
}

/** Anything that is no preference of ours counts as none: it may be older, newer or damaged. */
export function parsePreference(text: string): DisplayPreference {
  const [language, brightness] = text.split(" ");
  return {
    language: LANGUAGES.find((one) => one === language) ?? "follow",
    brightness: BRIGHTNESSES.find((one) => one === brightness) ?? "follow",
  };
}

/** Holds from now on, in every open page of ours. */
export function prefer({ language, brightness }: DisplayPreference): void {
  const text = `${language} ${brightness}`;
  // Held only where it is not stored: what another page of ours stores later must show here, too.
  held = null;
  try {
    window.localStorage.setItem(KEY, text);
  } catch (refused) {
    // No room or no permission: the choice lasts as long as the page.
    if (!(refused instanceof DOMException)) throw refused;
    held = text;
  }
  for (const listener of listeners) listener();
}

/** @returns ends the watching */
export function watchPreference(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
