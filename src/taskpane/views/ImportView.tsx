import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ImportDesk } from "../import/desk";
import { ImportReview } from "../import/ImportReview";
import { ImportSources } from "../import/ImportSources";
import { TakeoverSection } from "../import/TakeoverSection";
import { usePane, useSpeech } from "../paneContext";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  heading: { margin: `${tokens.spacingVerticalS} 0 0`, fontSize: tokens.fontSizeBase300 },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** 导入通知 into a workbook that has its book: a corrected notice, last year's table, and the checklist. */
export default function ImportView({ desk }: { readonly desk: ImportDesk | null }) {
  const { say } = useSpeech();
  const styles = useStyles();
  if (desk !== null) return <ImportReview desk={desk} />;
  return (
    <div className={styles.page}>
      <h2 className={styles.heading}>{say("import")}</h2>
      <p className={styles.small}>{say("importHint")}</p>
      <ImportSources />
      <Checklist />
      <TakeoverSection />
    </div>
  );
}

function Checklist() {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  const [made, setMade] = useState(false);
  const make = async (): Promise<void> => {
    setMade(false);
    const answer = await conductor.ask(async (fund) => {
      const done = await fund.makeChecklist();
      return done.ok ? { ok: true, value: true } : done;
    });
    setMade(answer === true);
  };
  return (
    <section aria-label={say("checklistMake")} className={styles.page}>
      <p className={styles.small}>{say("checklistHint")}</p>
      <Button size="small" disabledFocusable={busy} onClick={() => void make()}>
        {say("checklistMake")}
      </Button>
      <span role="status">{made && say("checklistMade")}</span>
    </section>
  );
}
