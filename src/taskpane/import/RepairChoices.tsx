import { makeStyles, tokens } from "@fluentui/react-components";
import type { Repair } from "../../domain/project";
import type { ImportDecisions } from "../../usecases/importCases";
import { RULE_WORDS } from "../../workbook/ruleWords";
import { FIELD_WORDS } from "../fieldWords";
import { ChoiceGroup } from "../parts/ChoiceGroup";
import { LongList } from "../parts/LongList";
import { TermLines } from "../parts/TermLines";
import { useSpeech } from "../paneContext";
import type { WordKey } from "../words";
import { SourceLink } from "./SourceLink";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 0`, fontSize: tokens.fontSizeBase300 },
  item: { padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
  title: { fontWeight: tokens.fontWeightSemibold },
  // Two or three answers in a pane 320 px wide.
  answers: { flexWrap: "wrap" },
});

const CONFIDENCE_WORDS = {
  high: "confidenceHigh",
  medium: "confidenceMedium",
  low: "confidenceLow",
} as const satisfies Record<Repair["confidence"], WordKey>;

/** Repairs of one row by one rule belong together: half a shifted row makes no sense. */
interface RepairGroup {
  readonly key: string;
  readonly repairs: readonly Repair[];
}

export interface RepairChoicesProps {
  readonly repairs: readonly Repair[];
  readonly decisions: ImportDecisions["repairs"];
  readonly onDecide: (ids: readonly string[], verdict: "taken" | "refused") => void;
}

/** Every repair with what stood there before, and what becomes of it. */
export function RepairChoices({ repairs, decisions, onDecide }: RepairChoicesProps) {
  const { say } = useSpeech();
  const styles = useStyles();
  const title = say("importRepairs", { count: repairs.length });
  if (repairs.length === 0) return <p>{say("importNoRepairs")}</p>;
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <LongList
        items={groupsOf(repairs)}
        keyOf={({ key }) => key}
        draw={(group) => <RepairItem group={group} decisions={decisions} onDecide={onDecide} />}
      />
    </section>
  );
}

function groupsOf(repairs: readonly Repair[]): readonly RepairGroup[] {
  const groups = new Map<string, Repair[]>();
  for (const repair of repairs) {
    const key = `${repair.project}|${repair.rule}`;
    const own = groups.get(key);
    if (own) own.push(repair);
    else groups.set(key, [repair]);
  }
  return [...groups].map(([key, own]) => ({ key, repairs: own }));
}

interface RepairItemProps extends Pick<RepairChoicesProps, "decisions" | "onDecide"> {
  readonly group: RepairGroup;
}

function RepairItem({ group: { repairs }, decisions, onDecide }: RepairItemProps) {
  const { say } = useSpeech();
  const styles = useStyles();
  const [first] = repairs;
  if (first === undefined) return null;
  const { project, rule, line } = first;
  const confidence = weakest(repairs);
  const title = say("importRepairOf", {
    project,
    rule: RULE_WORDS[rule] ?? rule,
    confidence: say(CONFIDENCE_WORDS[confidence]),
  });
  const verdict = decisions[first.id] ?? (confidence === "low" ? "open" : "taken");
  const choices = [
    { value: "taken", label: say("importTake") },
    { value: "refused", label: say("importRefuse") },
    ...(confidence === "low" ? [{ value: "open", label: say("importOpen") }] : []),
  ];
  const choose = (value: string): void => {
    if (value === "taken" || value === "refused")
      onDecide(
        repairs.map(({ id }) => id),
        value,
      );
  };
  return (
    <div className={styles.item}>
      <span className={styles.title}>{title}</span>
      {line !== null && <SourceLink of={{ line }} />}
      <TermLines
        lines={repairs.flatMap(({ field, before, after }, index) => {
          const name = `${say(FIELD_WORDS[field])}${repairs.findIndex((one) => one.field === field) < index ? ` ${index + 1}` : ""}`;
          return [
            [`${name} · ${say("repairBefore")}`, before || say("noText")] as const,
            [`${name} · ${say("repairAfter")}`, after || say("noText")] as const,
          ];
        })}
      />
      <ChoiceGroup
        layout="horizontal"
        className={styles.answers}
        aria-label={title}
        choices={choices}
        value={verdict}
        onChoose={choose}
      />
    </div>
  );
}

function weakest(repairs: readonly Repair[]): Repair["confidence"] {
  const found = repairs.map(({ confidence }) => confidence);
  return found.includes("low") ? "low" : found.includes("medium") ? "medium" : "high";
}
