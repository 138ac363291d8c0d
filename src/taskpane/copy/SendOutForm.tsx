import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useContext, useState, type FormEvent } from "react";
import { failure, success, type Bilingual, type Result } from "../../domain/fault";
import type { FundUseCases } from "../../usecases/fund";
import type { BookView } from "../../usecases/view";
import { PersonField } from "../parts/PersonField";
import { FormsContext, useForm, usePane, useSpeech } from "../paneContext";
import { fill, WORDS } from "../words";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300 },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignItems: "stretch" },
  text: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** 送出复核稿: keeps what is typed now, so that what comes back can be told from what went out. */
export function SendOutForm({ version }: { readonly version: number }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const { person } = useContext(FormsContext);
  const styles = useStyles();
  const form = useForm("send out");
  const [tried, setTried] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || person.trim() === "") return;
    const reason = form.value("reason");
    if (await conductor.perform((fund) => sentView(fund, reason), sentWords(version))) form.clear();
  };
  return (
    <section aria-label={say("sendOut")}>
      <h2 className={styles.heading}>{say("sendOut")}</h2>
      <form className={styles.form} onSubmit={(event) => void send(event)} noValidate aria-label={say("sendOut")}>
        <p className={styles.text}>{say("sendOutHint")}</p>
        <Field label={say("sendOutReason")}>
          <Input value={form.value("reason")} onChange={(_event, data) => form.change("reason", data.value)} />
        </Field>
        {tried && <PersonField missing />}
        <Button type="submit" size="small" disabledFocusable={busy}>
          {say("sendOutNow")}
        </Button>
      </form>
    </section>
  );
}

function sentWords(version: number): Bilingual {
  return { zh: fill(WORDS.sendOutDone.zh, { version }), en: fill(WORDS.sendOutDone.en, { version }) };
}

/** Keeps the record, then reads what the workbook holds. */
async function sentView(fund: FundUseCases, reason: string): Promise<Result<BookView>> {
  const sent = await fund.sendOut(reason);
  if (!sent.ok) return sent;
  const view = await fund.view();
  if (!view.ok) return view;
  return view.value === null ? failure(BOOK_GONE) : success(view.value);
}

const BOOK_GONE = {
  code: "book-missing",
  sentence: { zh: "这个工作簿里还没有衡拨的表。", en: "This workbook holds no Hengbo sheets yet." },
  nextStep: { zh: "请先打开通知，或载入示例。", en: "Open a notice or load the sample first." },
} as const;
