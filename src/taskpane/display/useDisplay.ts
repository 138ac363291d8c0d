import type { Theme } from "@fluentui/react-components";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { fluentTheme, type OfficeThemeFacts } from "../theme";
import { useBrightness } from "../useBrightness";
import type { Locale } from "../words";
import { parsePreference, storedPreference, watchPreference, type DisplayPreference } from "./preference";

export interface Display {
  readonly locale: Locale;
  /** Of the language, for `lang`. */
  readonly lang: "zh-CN" | "en";
  readonly theme: Theme;
}

/** What a person chose, now and after every change. */
export function usePreference(): DisplayPreference {
  const text = useSyncExternalStore(watchPreference, storedPreference);
  return useMemo(() => parsePreference(text), [text]);
}

/** Language and theme of a page: what a person chose, else what is told around it. */
export function useDisplay(told: Locale, officeTheme: () => OfficeThemeFacts | null): Display {
  const { language, brightness } = usePreference();
  const around = useBrightness(officeTheme);
  const locale = language === "follow" ? told : language;
  const lang = locale === "zh" ? "zh-CN" : "en";
  const shown = brightness === "follow" ? around : brightness;
  const theme = useMemo(() => fluentTheme(shown), [shown]);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  return useMemo(() => ({ locale, lang, theme }), [locale, lang, theme]);
}
