import { makeStyles, tokens } from "@fluentui/react-components";
import type { IssuedBundle } from "../../usecases/exchange";
import type { BookView } from "../../usecases/view";
import type { OpenWorkbook } from "../exchange/download";
import { IssuedFiles } from "../exchange/IssuedFiles";
import { IssueForm } from "../exchange/IssueForm";
import { useSpeech } from "../paneContext";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300 },
});

export interface IssueViewProps {
  readonly view: BookView;
  readonly issued: IssuedBundle | null;
  /** Absent where the host cannot. */
  readonly openWorkbook?: OpenWorkbook;
}

/** 发表: one file per unit, with several ways out and the message to send with them. */
export default function IssueView({ view, issued, openWorkbook }: IssueViewProps) {
  const { say } = useSpeech();
  const styles = useStyles();
  return (
    <section aria-label={say("issueTitle")}>
      <h2 className={styles.heading}>{say("issueTitle")}</h2>
      {issued === null ? (
        <IssueForm view={view} />
      ) : (
        <IssuedFiles issued={issued} units={view.book.units} {...(openWorkbook ? { openWorkbook } : {})} />
      )}
    </section>
  );
}
