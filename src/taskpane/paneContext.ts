import { createContext, useContext } from "react";
import type { Bilingual } from "../domain/fault";
import type { Conductor } from "./conductor";
import type { PaneAction } from "./state";
import { say, type Locale, type SlotsOf, type WordKey } from "./words";

export interface PaneContextValue {
  readonly locale: Locale;
  readonly conductor: Conductor;
  readonly dispatch: (action: PaneAction) => void;
  /** An action runs: further ones wait for it. */
  readonly busy: boolean;
}

export const PaneContext = createContext<PaneContextValue | null>(null);

/** @throws Error outside the pane: a programming error. */
export function usePane(): PaneContextValue {
  const value = useContext(PaneContext);
  if (value === null) throw new Error("usePane needs a PaneContext above it");
  return value;
}

export const LocaleContext = createContext<Locale>("zh");

export interface Speech {
  /** A text of the dictionary in the person's language. */
  readonly say: <Key extends WordKey>(key: Key, ...rest: SlotsOf<Key>) => string;
  /** The person's language of a bilingual text. */
  readonly pick: (text: Bilingual) => string;
}

export function useSpeech(): Speech {
  const locale = useContext(LocaleContext);
  return { say: (key, ...rest) => say(locale, key, ...rest), pick: (text) => text[locale] };
}
