import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useContext, useMemo, useState, type FormEvent } from "react";
import type { FundBook } from "../../domain/book";
import { sealCode, sealCodeText } from "../../review/seal";
import { sealNumber } from "../../review/sealNumber";
import { Mark } from "../parts/Mark";
import { PersonField } from "../parts/PersonField";
import { FormsContext, usePane, useSpeech } from "../paneContext";
import { WORDS } from "../words";
import { SealCheck } from "./SealCheck";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300 },
  figures: { margin: 0, display: "grid", gridTemplateColumns: "auto 1fr", columnGap: tokens.spacingHorizontalM },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
  code: { fontFamily: tokens.fontFamilyMonospace, userSelect: "all" },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignItems: "stretch" },
  text: { margin: `${tokens.spacingVerticalXXS} 0` },
});

/** 核对码 and 核对数: those of now, those kept, and whether a printed code is this workbook's. */
export function SealSection({ book }: { readonly book: FundBook }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const code = useMemo(() => sealCode(book), [book]);
  const number = useMemo(() => sealNumber(book), [book]);
  const { seal } = book;
  return (
    <section aria-label={say("seal")}>
      <h2 className={styles.heading}>{say("seal")}</h2>
      <dl className={styles.figures}>
        <dt className={styles.term}>{say("sealCodeNow")}</dt>
        <dd className={styles.value}>
          <span className={styles.code}>{sealCodeText(code)}</span>
        </dd>
        <dt className={styles.term}>{say("sealNumberNow")}</dt>
        <dd className={styles.value}>{number === null ? say("sealNumberTooLarge") : String(number)}</dd>
      </dl>
      <p className={styles.text}>
        <Mark kind={seal === null ? "unknown" : seal.code === code ? "met" : "broken"} />
        {seal === null
          ? say("notSealed")
          : say(seal.code === code ? "sealStands" : "sealBroken", {
              code: sealCodeText(seal.code),
              at: seal.at.replace("T", " "),
            })}
      </p>
      <SealCheck book={book} />
      <SealNow />
    </section>
  );
}

function SealNow() {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const { person } = useContext(FormsContext);
  const styles = useStyles();
  const [tried, setTried] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || person.trim() === "") return;
    await conductor.perform((fund) => fund.sealNow(), WORDS.sealDone);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)} noValidate>
      <p className={styles.text}>{say("sealHint")}</p>
      {tried && <PersonField missing />}
      <Button type="submit" size="small" disabledFocusable={busy}>
        {say("sealNow")}
      </Button>
    </form>
  );
}
