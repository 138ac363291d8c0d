import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OldTableProposal } from "../../usecases/importCases";
import { ChooseFile } from "../parts/ChooseFile";
import { LongList } from "../parts/LongList";
import { usePane, useSpeech } from "../paneContext";
import { fill, WORDS } from "../words";
import { readFile } from "./useReading";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  heading: { margin: `${tokens.spacingVerticalM} 0 0`, fontSize: tokens.fontSizeBase300 },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** 接管旧表: last year's amounts and short names, seen first, each taken or left. */
export function TakeoverSection() {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  const [proposal, setProposal] = useState<OldTableProposal | null>(null);
  const [left, setLeft] = useState<readonly string[]>([]);
  const open = async (file: File): Promise<void> => {
    const found = await conductor.ask(async (fund) => {
      const document = await readFile(file);
      return document.ok ? fund.previewTakeover(document.value) : document;
    });
    setLeft([]);
    setProposal(found);
  };
  const apply = async (from: OldTableProposal): Promise<void> => {
    const slots = { count: from.lines.length - left.length };
    const done = { zh: fill(WORDS.takeoverDone.zh, slots), en: fill(WORDS.takeoverDone.en, slots) };
    if (await conductor.perform((fund) => fund.applyTakeover(from, left), done)) setProposal(null);
  };
  return (
    <section aria-label={say("takeover")} className={styles.page}>
      <h2 className={styles.heading}>{say("takeover")}</h2>
      <p className={styles.small}>{say("takeoverHint")}</p>
      <ChooseFile
        size="small"
        disabledFocusable={busy}
        label={say("takeoverChoose")}
        fieldLabel={say("takeoverFile")}
        accept=".xlsx,.docx,.pdf,.csv,.html,.htm,.txt,.md"
        onFile={(file) => void open(file)}
      />
      {proposal && <Proposed proposal={proposal} left={left} onLeft={setLeft} />}
      {proposal && proposal.lines.length > 0 && (
        <Button
          appearance="primary"
          disabledFocusable={busy || left.length === proposal.lines.length}
          onClick={() => void apply(proposal)}
        >
          {say("takeoverApply")}
        </Button>
      )}
    </section>
  );
}

interface ProposedProps {
  readonly proposal: OldTableProposal;
  readonly left: readonly string[];
  readonly onLeft: (left: readonly string[]) => void;
}

function Proposed({ proposal: { source, lines, unmatched, moneyUnitUnclear }, left, onLeft }: ProposedProps) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  return (
    <>
      <p role="status">
        {say("takeoverFrom", { file: source })} {lines.length === 0 && say("takeoverNothing")}
      </p>
      {moneyUnitUnclear && <p>{say("takeoverUnclear")}</p>}
      {unmatched.length > 0 && <p>{say("takeoverUnmatched", { names: unmatched.join("、") })}</p>}
      <LongList
        label={say("takeover")}
        items={lines}
        keyOf={({ id }) => id}
        draw={({ id, place, before, after }) => (
          <>
            <Checkbox
              checked={!left.includes(id)}
              label={pick(place)}
              onChange={(_event, { checked }) =>
                onLeft(checked === true ? left.filter((one) => one !== id) : [...left, id])
              }
            />
            <div className={styles.small}>
              {before || say("differenceNone")} → {after}
            </div>
          </>
        )}
      />
    </>
  );
}
