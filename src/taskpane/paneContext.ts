import { createContext, useContext } from "react";
import type { Bilingual } from "../domain/fault";
import type { Conductor } from "./conductor";
import type { Forms, PaneAction } from "./state";
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

export interface FormsContextValue {
  readonly forms: Forms;
  readonly person: string;
}

/** Apart from the pane's own context: only forms are drawn anew at every key. */
export const FormsContext = createContext<FormsContextValue>({ forms: {}, person: "" });

export interface Form {
  readonly value: (field: string) => string;
  readonly change: (field: string, value: string) => void;
  readonly clear: () => void;
}

/** The texts of one form as typed (`opinion R03`); they outlive a re-read and a change of views. */
export function useForm(form: string): Form {
  const { forms } = useContext(FormsContext);
  const { dispatch } = usePane();
  return {
    value: (field) => forms[`${form}:${field}`] ?? "",
    change: (field, value) => dispatch({ type: "formChanged", form, field, value }),
    clear: () => dispatch({ type: "formCleared", form }),
  };
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
