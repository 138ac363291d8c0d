import { Badge, Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons/svg/arrow-clockwise";
import type { AllocationState } from "../../domain/records";
import { fundName } from "../../domain/fundName";
import { formatWan, fen } from "../../domain/money";
import { VERDICT_WORDS } from "../../domain/rule";
import type { BookView, Headline } from "../../usecases/view";
import { usePane, useSpeech } from "../paneContext";
import type { WordKey } from "../words";
import { CountsAnnouncer } from "./CountsAnnouncer";
import { Mark } from "./Mark";
import { formatMeasure } from "./measure";

const useStyles = makeStyles({
  summary: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontVariantNumeric: "tabular-nums",
  },
  // The personality menu of Excel covers the top right corner of the pane.
  titleLine: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    paddingRight: "34px",
  },
  title: {
    margin: 0,
    flexGrow: 1,
    flexBasis: "90px",
    minWidth: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  badge: { flexShrink: 0, whiteSpace: "nowrap" },
  state: { whiteSpace: "nowrap", color: tokens.colorNeutralForeground2 },
  line: { display: "flex", flexWrap: "wrap", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  ruleName: { flexShrink: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  figures: { flexGrow: 1, whiteSpace: "nowrap" },
  broken: { color: tokens.colorStatusDangerForeground3, whiteSpace: "nowrap", fontWeight: tokens.fontWeightSemibold },
  met: { color: tokens.colorStatusSuccessForeground1, whiteSpace: "nowrap" },
  plain: { color: tokens.colorNeutralForeground2 },
  counts: { justifyContent: "space-between", paddingLeft: 0, paddingRight: 0, minWidth: 0 },
});

export const STATE_WORDS = {
  草案: "stateDraft",
  科室复核: "stateReview",
  局党组审定: "stateDecided",
  已送财政: "stateSent",
  已下达: "stateIssued",
  调整中: "stateAdjusting",
  归档: "stateArchived",
} as const satisfies Record<AllocationState, WordKey>;

export interface SummaryProps {
  readonly view: BookView;
  /** Small panes leave the rule lines to the views that need them. */
  readonly withHeadlines: boolean;
}

/** The lines that stand above every view: title, money, rules, counts. */
export function Summary({ view, withHeadlines }: SummaryProps) {
  const { say } = useSpeech();
  const styles = useStyles();
  return (
    <header className={styles.summary} aria-label={say("summary")}>
      <TitleLine view={view} />
      <MoneyLine view={view} />
      {withHeadlines && view.headlines.map((headline) => <HeadlineLine key={headline.rule} headline={headline} />)}
      <CountsLine view={view} />
      <CountsAnnouncer view={view} />
    </header>
  );
}

function TitleLine({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  const { book } = view;
  return (
    <div className={styles.titleLine}>
      <h1 className={styles.title} title={book.title}>
        {fundName(book.title)}
        {book.year === null ? "" : ` ${book.year}`}
      </h1>
      <span className={styles.state}>
        {say("stateAndVersion", { state: say(STATE_WORDS[book.state]), version: book.version })}
      </span>
      {book.sample && (
        <Badge appearance="outline" color="warning" className={styles.badge}>
          {say("sample")}
        </Badge>
      )}
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowClockwiseRegular />}
        aria-label={say("recheck")}
        title={say("recheck")}
        disabledFocusable={busy}
        onClick={() => void conductor.recheck()}
      />
    </div>
  );
}

function MoneyLine({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const styles = useStyles();
  if (view.book.ledger.length === 0) {
    return (
      <div className={styles.line}>
        <span>{say("noMoneyYet")}</span>
        <span>{say("unitWan")}</span>
      </div>
    );
  }
  const { difference } = view;
  const amount = formatWan(fen(Math.abs(difference)));
  return (
    <div className={styles.line} title={say("unitWan")}>
      <span>
        {say("total")} {formatWan(view.total)}
      </span>
      <span>
        {say("allocated")} {formatWan(view.allocated)}
      </span>
      {difference === 0 ? (
        <span className={styles.met}>
          <Mark kind="met" />
          {say("balanced")}
        </span>
      ) : (
        <span className={styles.broken}>
          <Mark kind="broken" />
          {say(difference > 0 ? "tooLittle" : "tooMuch", { amount })}
        </span>
      )}
    </div>
  );
}

function HeadlineLine({ headline }: { readonly headline: Headline }) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const { verdict, measure, slack } = headline;
  // Without data there is no figure: a 0 here would be a guess.
  const judged = verdict === "met" || verdict === "broken";
  const figures = judged
    ? say("headline", {
        actual: formatMeasure(headline.actual, measure),
        limit: formatMeasure(headline.limit, measure),
      })
    : "";
  return (
    <div className={styles.line}>
      <span className={styles.ruleName} title={pick(headline.name)}>
        {pick(headline.name)}
      </span>
      <span className={styles.figures}>{figures}</span>
      {judged ? (
        <span className={verdict === "met" ? styles.met : styles.broken}>
          <Mark kind={verdict === "met" ? "met" : "broken"} />
          {say(slackWord(slack, verdict === "met"), { amount: formatMeasure(Math.abs(slack), measure) })}
        </span>
      ) : (
        <span className={styles.plain}>
          <Mark kind="unknown" />
          {pick(VERDICT_WORDS[verdict])}
        </span>
      )}
    </div>
  );
}

function slackWord(slack: number, met: boolean): "headlineShort" | "headlineSpare" | "headlineOver" {
  if (slack < 0) return "headlineShort";
  return met ? "headlineSpare" : "headlineOver";
}

function CountsLine({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const { dispatch } = usePane();
  const styles = useStyles();
  const broken = view.findings.filter((finding) => finding.verdict === "broken");
  const must = broken.filter((finding) => finding.level === "must").length;
  return (
    <Button
      className={styles.counts}
      appearance="transparent"
      size="small"
      onClick={() => dispatch({ type: "viewChosen", view: "findings" })}
    >
      <span>{say("counts", { must, advice: broken.length - must, open: view.openQuestions })}</span>
      <span aria-hidden="true">›</span>
    </Button>
  );
}
