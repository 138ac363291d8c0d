import { useSyncExternalStore } from "react";

export type Locale = "zh-CN" | "en-US";
export type ThemeChoice = "system" | "light" | "dark";

/** What a person has chosen about this page; kept in the browser, worth nothing elsewhere. */
export interface Preferences {
  readonly locale: Locale;
  readonly theme: ThemeChoice;
  /** Width of the task pane in CSS pixels. */
  readonly paneWidth: number;
  /** Forget the autosaved working copy when the page is left. */
  readonly clearOnLeave: boolean;
}

const KEY = "workbench.preferences";
const usualPaneWidth = 350;

/** The language meant by a BCP 47 tag, or null when it is neither of ours. */
function localeOf(tag: string | null | undefined): Locale | null {
  if (/^zh\b/i.test(tag ?? "")) return "zh-CN";
  return /^en\b/i.test(tag ?? "") ? "en-US" : null;
}

function themeOf(name: unknown): ThemeChoice | null {
  return name === "system" || name === "light" || name === "dark" ? name : null;
}

/** What an address says: `?locale=en-US&theme=dark`. It holds for this page only and is not remembered. */
export function preferencesInAddress(search: string): Partial<Preferences> {
  const parameters = new URLSearchParams(search);
  const locale = localeOf(parameters.get("locale"));
  const theme = themeOf(parameters.get("theme"));
  return { ...(locale && { locale }), ...(theme && { theme }) };
}

/** The first of the browser's languages that we speak; Chinese when it asks for neither. */
export function systemLocale(languages: readonly string[]): Locale {
  return languages.map(localeOf).find((locale) => locale !== null) ?? "zh-CN";
}

/** Takes over from kept text only what has the right shape; anything may stand there. */
export function readKept(text: string | null): Partial<Preferences> {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "{}");
  } catch {
    return {};
  }
  if (typeof kept !== "object" || kept === null) return {};
  const { locale, theme, paneWidth, clearOnLeave } = kept as Readonly<Record<string, unknown>>;
  const goodLocale = typeof locale === "string" ? localeOf(locale) : null;
  const goodTheme = themeOf(theme);
  return {
    ...(goodLocale && { locale: goodLocale }),
    ...(goodTheme && { theme: goodTheme }),
    ...(typeof paneWidth === "number" && Number.isFinite(paneWidth) && { paneWidth }),
    ...(typeof clearOnLeave === "boolean" && { clearOnLeave }),
  };
}

/** Private windows may forbid the browser's storage altogether; then nothing is remembered and nothing breaks. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

let remembered: Partial<Preferences> = readKept(storage()?.getItem(KEY) ?? null);
let current: Preferences = {
  locale: systemLocale(navigator.languages),
  theme: "system",
  paneWidth: usualPaneWidth,
  clearOnLeave: false,
  ...remembered,
  ...preferencesInAddress(location.search),
};
const listeners = new Set<() => void>();

export function preferences(): Preferences {
  return current;
}

/** Changes what a person has just chosen and remembers it, where the browser lets us. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  remembered = { ...remembered, ...change };
  try {
    storage()?.setItem(KEY, JSON.stringify(remembered));
  } catch {
    // Full or forbidden: the choice holds for this page all the same, and the next load asks the system again.
  }
  listeners.forEach((listener) => listener());
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences);
}
