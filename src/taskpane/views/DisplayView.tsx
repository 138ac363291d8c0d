import { Field, makeStyles, tokens } from "@fluentui/react-components";
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
  const chosen = <One extends string>(all: readonly One[], value: string): One | null =>
    all.find((one) => one === value) ?? null;
  return (
    <section className={styles.form}>
      <Field label={pick(DISPLAY_WORDS.language)}>
        <ChoiceGroup
          value={preference.language}
          choices={LANGUAGES.map((value) => ({ value, label: pick(LANGUAGE_WORDS[value]) }))}
          onChoose={(value) => {
            const language = chosen(LANGUAGES, value);
            if (language !== null) prefer({ ...preference, language });
          }}
        />
      </Field>
      <Field label={pick(DISPLAY_WORDS.brightness)}>
        <ChoiceGroup
          value={preference.brightness}
          choices={BRIGHTNESSES.map((value) => ({ value, label: pick(BRIGHTNESS_WORDS[value]) }))}
          onChoose={(value) => {
            const brightness = chosen(BRIGHTNESSES, value);
            if (brightness !== null) prefer({ ...preference, brightness });
          }}
        />
      </Field>
      <p className={styles.note}>{pick(DISPLAY_WORDS.note)}</p>
    </section>
  );
}
