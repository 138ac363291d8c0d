import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useRef } from "react";
import type { Bilingual } from "../../domain/fault";
import { passageAt } from "../../domain/source";
import type { ImportChoice, ImportDecisions } from "../../usecases/importCases";
import { Disclosure } from "../parts/Disclosure";
import { PersonField } from "../parts/PersonField";
import { usePane, useSpeech } from "../paneContext";
import { fill, WORDS } from "../words";
import { freshDesk, type ImportDesk } from "./desk";
import { Differences } from "./Differences";
import { FoundInClauses } from "./FoundInClauses";
import { ImportFacts } from "./ImportFacts";
import { ProposedProjects } from "./ProposedProjects";
import { RepairChoices } from "./RepairChoices";
import { PassageContext } from "./SourceLink";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  heading: { margin: `${tokens.spacingVerticalS} 0 0`, fontSize: tokens.fontSizeBase400 },
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    position: "sticky",
    bottom: 0,
    padding: `${tokens.spacingVerticalS} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
    // Nothing scrolls by below the buttons.
    boxShadow: `0 16px 0 0 ${tokens.colorNeutralBackground1}`,
  },
});

/** What was read, before anything is written: marks, repairs, questions, and for a second import the differences. */
export function ImportReview({ desk }: { readonly desk: ImportDesk }) {
  const { say } = useSpeech();
  const { conductor, dispatch, busy } = usePane();
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const { preview, decisions, compared, kept } = desk;
  const { document, table } = preview.proposal;
  useEffect(() => heading.current?.focus(), []);
  useComparison(desk);
  const passage = useMemo(() => {
    const source = { fileName: document.fileName, lines: document.lines, lineCount: document.lines.length };
    return (line: number) => passageAt(source, line);
  }, [document]);
  const change = (part: Partial<ImportDesk>): void => dispatch({ type: "importing", desk: { ...desk, ...part } });
  const decide = (part: Partial<ImportDecisions>): void => change({ decisions: { ...decisions, ...part } });
  const choose = async (choice: ImportChoice): Promise<void> => {
    const again = await conductor.ask((fund) => fund.previewImport(document, choice));
    if (again) dispatch({ type: "importing", desk: { ...freshDesk(again), decisions } });
  };
  const close = (): void => dispatch({ type: "importing", desk: null });
  const comparing = preview.again && compared?.decisions !== decisions;
  return (
    <PassageContext.Provider value={passage}>
      <div className={styles.page}>
        <h1 className={styles.heading} tabIndex={-1} ref={heading}>
          {say("importReview")}
        </h1>
        <ImportFacts
          preview={preview}
          unitNames={decisions.unitNames}
          onUnitName={(code, name) => decide({ unitNames: { ...decisions.unitNames, [code]: name } })}
          onChoice={(choice) => void choose(choice)}
        />
        {compared && (
          <Differences comparison={compared.comparison} kept={kept} onKept={(now) => change({ kept: now })} />
        )}
        <RepairChoices
          repairs={table.repairs}
          decisions={decisions.repairs}
          onDecide={(ids, verdict) =>
            decide({ repairs: { ...decisions.repairs, ...Object.fromEntries(ids.map((id) => [id, verdict])) } })
          }
        />
        <Disclosure label={say("importProjects", { count: table.projects.length })} heading>
          <ProposedProjects table={table} />
        </Disclosure>
        <FoundInClauses table={table} />
        {preview.again && <PersonField missing={false} />}
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            disabledFocusable={busy || comparing}
            onClick={() => void (preview.again ? writeAgain(conductor, desk, close) : conductor.importNotice(desk))}
          >
            {say("importWrite")}
          </Button>
          <Button onClick={close}>{say("importDrop2")}</Button>
        </div>
      </div>
    </PassageContext.Provider>
  );
}

async function writeAgain(
  conductor: ReturnType<typeof usePane>["conductor"],
  { preview, decisions, kept, compared }: ImportDesk,
  close: () => void,
): Promise<void> {
  const takeable = compared?.comparison.differences.filter((one) => one.takeable) ?? [];
  const left = takeable.filter(({ id }) => kept.includes(id)).map(({ id }) => id);
  const counts = { taken: takeable.length - left.length, kept: left.length };
  const done: Bilingual = { zh: fill(WORDS.reimported.zh, counts), en: fill(WORDS.reimported.en, counts) };
  const written = await conductor.perform((fund) => fund.applyReimport(preview.proposal, decisions, left), done);
  if (written) close();
}

/** A second import is compared with the book, anew whenever a decision changes what would be written. */
function useComparison(desk: ImportDesk): void {
  const { conductor, dispatch } = usePane();
  const { preview, decisions, compared } = desk;
  const needed = preview.again && compared?.decisions !== decisions;
  useEffect(() => {
    if (!needed) return undefined;
    let left = false;
    void conductor
      .look((fund) => fund.compareImport(preview.proposal, decisions))
      .then((comparison) => {
        if (!left && comparison)
          dispatch({ type: "importing", desk: { ...desk, compared: { comparison, decisions } } });
      });
    return () => {
      left = true;
    };
  }, [conductor, dispatch, desk, preview, decisions, needed]);
}
