import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { FundBook } from "../../domain/book";
import { readSealCode, sealCode } from "../../review/seal";
import type { SealCheck as Check, SealedChange } from "../../usecases/review";
import { LongList } from "../parts/LongList";
import { useForm, usePane, useSpeech } from "../paneContext";

const useStyles = makeStyles({
  text: { margin: `${tokens.spacingVerticalXXS} 0` },
  small: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  item: { padding: `${tokens.spacingVerticalXXS} 0`, overflowWrap: "anywhere" },
});

/** A code typed from paper, compared with this workbook's as it is typed; where it differs, what differs (N9). */
export function SealCheck({ book }: { readonly book: FundBook }) {
  const { say } = useSpeech();
  const form = useForm("seal check");
  const typed = form.value("code");
  const read = readSealCode(typed);
  const matches = read !== null && read === sealCode(book);
  const answer =
    typed.trim() === ""
      ? {}
      : read === null
        ? ({ validationState: "warning", validationMessage: say("sealUnreadable") } as const)
        : matches
          ? ({ validationState: "success", validationMessage: say("sealMatches") } as const)
          : ({ validationState: "error", validationMessage: say("sealDiffers") } as const);
  return (
    <>
      <Field label={say("sealTyped")} {...answer}>
        <Input value={typed} autoComplete="off" onChange={(_event, data) => form.change("code", data.value)} />
      </Field>
      {read !== null && !matches && <Differences code={read} book={book} />}
    </>
  );
}

/** What the workbook knows of a code that is not that of its figures as they are. */
function Differences({ code, book }: { readonly code: string; readonly book: FundBook }) {
  const { say } = useSpeech();
  const { conductor } = usePane();
  const styles = useStyles();
  const [found, setFound] = useState<{ readonly code: string; readonly check: Check } | null>(null);
  useEffect(() => {
    let left = false;
    void conductor
      .look((fund) => fund.checkSeal(code))
      .then((check) => (left || check === null ? undefined : setFound({ code, check })));
    return () => {
      left = true;
    };
  }, [conductor, code, book]);
  if (found?.code !== code) return null;
  const { verdict, changes, since } = found.check;
  if (verdict === "match") return null;
  if (verdict === "unknown") {
    return (
      <p role="status" className={styles.text}>
        {say("sealNotOurs")}
      </p>
    );
  }
  return (
    <div role="status">
      <p className={styles.text}>{say("sealOfBefore", { count: since.length })}</p>
      {changes === null ? (
        <p className={styles.small}>{say("sealNoCopy")}</p>
      ) : (
        <LongList
          items={changes}
          keyOf={({ sheet, what }) => `${sheet} ${what}`}
          label={say("sealChanges")}
          draw={(change) => <Change {...change} />}
        />
      )}
    </div>
  );
}

function Change({ sheet, what, printed, now }: SealedChange) {
  const { say } = useSpeech();
  const styles = useStyles();
  const values = { printed: printed ?? say("emptyValue"), now: now ?? say("emptyValue") };
  return (
    <div className={styles.item}>
      {sheet} {what}
      <div className={styles.small}>{say("sealChange", values)}</div>
    </div>
  );
}
