import { Field, makeStyles, tokens } from "@fluentui/react-components";
import type { Bilingual } from "../../domain/fault";
import { BRIGHTNESSES, LANGUAGES, prefer } from "../display/preference";
import { usePreference } from "../display/useDisplay";
import { DISPLAY_WORDS } from "../display/words";
import { ChoiceGroup } from "../parts/ChoiceGroup";
import { useSpeech } from "../paneContext";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  note: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const LANGUAGE_WORDS = {
  follow: DISPLAY_WORDS.languageFollow,
  zh: DISPLAY_WORDS.languageZh,
  en: DISPLAY_WORDS.languageEn,
};
const BRIGHTNESS_WORDS = {
  follow: DISPLAY_WORDS.brightnessFollow,
  light: DISPLAY_WORDS.brightnessLight,
  dark: DISPLAY_WORDS.brightnessDark,
};

/** 显示和语言: over what Office and the system say. */
export default function DisplayView() {
  const { pick } = useSpeech();
  const styles = useStyles();
  const preference = usePreference();
  return (
    <section className={styles.form}>
      <Choice
        title={DISPLAY_WORDS.language}
        values={LANGUAGES}
        words={LANGUAGE_WORDS}
        chosen={preference.language}
        onChoose={(language) => prefer({ ...preference, language })}
      />
      <Choice
        title={DISPLAY_WORDS.brightness}
        values={BRIGHTNESSES}
        words={BRIGHTNESS_WORDS}
        chosen={preference.brightness}
        onChoose={(brightness) => prefer({ ...preference, brightness })}
      />
      <p className={styles.note}>{pick(DISPLAY_WORDS.note)}</p>
    </section>
  );
}

interface ChoiceProps<Value extends string> {
  readonly title: Bilingual;
  readonly values: readonly Value[];
  readonly words: Readonly<Record<Value, Bilingual>>;
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ title, values, words, chosen, onChoose }: ChoiceProps<Value>) {
  const { pick } = useSpeech();
  return (
    <Field label={pick(title)}>
      <ChoiceGroup
        value={chosen}
        choices={values.map((value) => ({ value, label: pick(words[value]) }))}
        onChoose={(text) => {
          const value = values.find((one) => one === text);
          if (value !== undefined) onChoose(value);
        }}
      />
    </Field>
  );
}
