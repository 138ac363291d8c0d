import { Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { MONEY_UNITS } from "../../domain/moneyUnits";
import type { ImportChoice, ImportPreview } from "../../usecases/importCases";
import { Disclosure } from "../parts/Disclosure";
import { TermLines } from "../parts/TermLines";
import { useSpeech } from "../paneContext";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  notes: { margin: 0, paddingLeft: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200 },
});

export interface ImportFactsProps {
  readonly preview: ImportPreview;
  readonly unitNames: Readonly<Record<string, string>>;
  readonly onUnitName: (code: string, name: string) => void;
  readonly onChoice: (choice: ImportChoice) => void;
}

/** What the notice says of itself, and what a person may choose of its reading. */
export function ImportFacts({ preview, unitNames, onUnitName, onChoice }: ImportFactsProps) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const { document, table, tables, choice, moneyUnitUnclear } = preview.proposal;
  const printed = (text: string | number | null): string =>
    text === null || text === "" ? say("importNotPrinted") : String(text);
  const { source, list } = table.units;
  const unitsSaid = say(source === "given" ? "importUnitsGiven" : "importUnitsProposed", { count: list.length });
  return (
    <div className={styles.page}>
      <TermLines
        lines={[
          [say("importSource"), document.fileName],
          [say("importTitle"), printed(table.title)],
          [say("importNumber"), printed(table.documentNumber)],
          [say("importDate"), printed(table.issuedOn)],
          [say("importYear"), printed(table.year)],
          [say("importUnits"), unitsSaid],
        ]}
      />
      {source === "proposed" && !preview.again && (
        <Disclosure label={unitsSaid}>
          {list.map(({ code, name }) => (
            <Field key={code} label={say("importUnitName", { code })}>
              <Input value={unitNames[code] ?? name} onChange={(_event, { value }) => onUnitName(code, value)} />
            </Field>
          ))}
        </Disclosure>
      )}
      <TableAndMoney tables={tables} choice={choice} moneyUnitUnclear={moneyUnitUnclear} onChoice={onChoice} />
      <p role="status" className={styles.small}>
        {say("importCounts", {
          projects: table.projects.filter(({ placeholder }) => !placeholder).length,
          indicators: table.indicators.length,
          rules: table.rules.length,
          dates: table.milestones.length,
          questions: table.openQuestions.length,
        })}
      </p>
      {document.remarks.length > 0 && (
        <section aria-label={say("importRemarks")}>
          <p className={styles.small}>{say("importRemarks")}</p>
          <ul className={styles.notes}>
            {document.remarks.map((remark) => (
              <li key={`${remark.code}|${remark.line ?? ""}`}>{pick(remark)}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface TableAndMoneyProps extends Pick<ImportFactsProps, "onChoice"> {
  readonly tables: ImportPreview["proposal"]["tables"];
  readonly choice: ImportChoice;
  readonly moneyUnitUnclear: boolean;
}

function TableAndMoney({ tables, choice, moneyUnitUnclear, onChoice }: TableAndMoneyProps) {
  const { say } = useSpeech();
  return (
    <>
      {tables.length > 0 && (
        <Field label={say("importWhichTable")}>
          <Select
            value={choice.table === null ? "" : String(choice.table)}
            onChange={(_event, { value }) => onChoice({ ...choice, table: value === "" ? null : Number(value) })}
          >
            <option value="">{say("importTableAuto")}</option>
            {tables.map(({ table, line, place, rows, projects }) => (
              <option key={table} value={table}>
                {say("importTableChoice", { place: place || say("sourceLine", { line }), rows, projects })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {moneyUnitUnclear && (
        <Field label={say("importMoneyUnit")}>
          <Select
            value={choice.moneyUnit ?? ""}
            onChange={(_event, { value }) =>
              onChoice({ ...choice, moneyUnit: MONEY_UNITS.find((unit) => unit === value) ?? null })
            }
          >
            <option value="">{say("importMoneyLater")}</option>
            {MONEY_UNITS.map((unit) => (
              <option key={unit}>{unit}</option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}
