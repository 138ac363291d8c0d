import { Badge, Button, makeStyles, tokens } from "@fluentui/react-components";
import { useContext } from "react";
import type { FundBook } from "../../domain/book";
import type { Opinion } from "../../domain/records";
import type { PlacedFinding } from "../../usecases/view";
import { Disclosure } from "../parts/Disclosure";
import { Mark, type MarkKind } from "../parts/Mark";
import { gapText, ruleOf } from "../parts/measure";
import { ShowCell } from "../parts/ShowCell";
import { LocaleContext, usePane, useSpeech } from "../paneContext";
import type { WordKey } from "../words";
import { OpinionBlock } from "./OpinionBlock";
import { ReadingNote } from "./ReadingNote";

const useStyles = makeStyles({
  item: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, flexWrap: "wrap" },
  name: { fontWeight: tokens.fontWeightSemibold },
  sentence: { margin: 0 },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  quote: {
    margin: `0 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    padding: `0 0 0 ${tokens.spacingHorizontalS}`,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
});

interface Look {
  readonly appearance: "filled" | "outline";
  readonly color: "danger" | "warning" | "informative";
  readonly mark: MarkKind;
  readonly word: WordKey;
}

const LOOKS = {
  must: { appearance: "filled", color: "danger", mark: "broken", word: "must" },
  advice: { appearance: "outline", color: "warning", mark: "advice", word: "advice" },
  planGap: { appearance: "outline", color: "informative", mark: "advice", word: "gap" },
} as const satisfies Record<string, Look & { readonly word: "must" | "advice" | "gap" }>;

export interface FindingItemProps {
  readonly finding: PlacedFinding;
  readonly book: FundBook;
  /** The latest 复核意见 on it. */
  readonly opinion: Opinion | undefined;
  /** Moving money can mend it: 给出调整方案 is offered. */
  readonly repairable: boolean;
}

/** One finding: level, name, what is missing, the sentence, what to do, where, the notice's words and the reading. */
export function FindingItem({ finding, book, opinion, repairable }: FindingItemProps) {
  const { say, pick } = useSpeech();
  const { dispatch, busy } = usePane();
  const locale = useContext(LocaleContext);
  const styles = useStyles();
  const look = LOOKS[finding.verdict === "planGap" ? "planGap" : finding.level];
  return (
    <div className={styles.item}>
      <div className={styles.row}>
        <Badge appearance={look.appearance} color={look.color}>
          <Mark kind={look.mark} />
          {say(look.word)}
        </Badge>
        <span className={styles.name}>
          {pick(finding.name)} {gapText(finding, ruleOf(book, finding.rule), locale)}
        </span>
      </div>
      <p className={styles.sentence}>{pick(finding.sentence)}</p>
      <p className={styles.small}>{say("remedy", { text: pick(finding.remedy) })}</p>
      <div className={styles.row}>
        <ShowCell address={finding.address} />
        {repairable && (
          <Button
            size="small"
            disabledFocusable={busy}
            onClick={() => dispatch({ type: "viewChosen", view: "repair" })}
          >
            {say("proposeRepair")}
          </Button>
        )}
        <span className={styles.small}>{finding.address}</span>
      </div>
      <div className={styles.small}>
        <Quotation quote={finding.quote} clause={finding.clause} />
        <ReadingNote book={book} rule={finding.rule} />
      </div>
      <OpinionBlock finding={finding} opinion={opinion} />
    </div>
  );
}

/** 「原文」: the notice's own words. */
export function Quotation({ quote, clause }: { readonly quote: string; readonly clause: string }) {
  const { say } = useSpeech();
  const styles = useStyles();
  if (quote === "") return <span>{say("clause", { clause })}</span>;
  return (
    <Disclosure label={say("quote", { clause })}>
      <blockquote className={styles.quote} lang="zh-CN">
        {quote}
      </blockquote>
    </Disclosure>
  );
}
