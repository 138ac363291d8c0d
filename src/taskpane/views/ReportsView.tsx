import { Button, Field, Select, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { REPORT_KINDS } from "../../report/reportKinds";
import type { ReportFile } from "../../report/makeReport";
import type { BookView } from "../../usecases/view";
import { downloadBytes } from "../exchange/download";
import { unexpectedFault, type ShownFault } from "../faults";
import { FaultBar } from "../parts/FaultBar";
import { usePane, useSpeech } from "../paneContext";

const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  heading: { margin: `${tokens.spacingVerticalS} 0 0`, fontSize: tokens.fontSizeBase300 },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  text: { margin: 0 },
});

/** 文书: one Word file at a time, from the workbook as it stands. */
export default function ReportsView({ view }: { readonly view: BookView }) {
  const { say, pick } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  const [kind, setKind] = useState(REPORT_KINDS[0]?.id ?? "");
  const [unit, setUnit] = useState("");
  const [made, setMade] = useState<ReportFile | null>(null);
  const [fault, setFault] = useState<ShownFault | null>(null);
  const perUnit = REPORT_KINDS.find(({ id }) => id === kind)?.perUnit === true;
  const make = async (handOver: (report: ReportFile) => Promise<void>): Promise<void> => {
    setMade(null);
    setFault(null);
    const ground = await conductor.ask((fund) => fund.reportGround());
    if (ground === null) return;
    try {
      const { makeReport } = await import("../../report/makeReport");
      const report = await makeReport(ground, kind, perUnit && unit !== "" ? { unit } : {});
      if (report.ok) await handOver(report.value);
      else setFault(report.fault);
    } catch (error) {
      setFault(unexpectedFault(error));
    }
  };
  const save = async (report: ReportFile): Promise<void> => {
    downloadBytes(report.bytes, report.fileName, WORD_TYPE);
    setMade(report);
  };
  const place = async ({ document }: ReportFile): Promise<void> => {
    const { reportSheet, paperName } = await import("../../report/reportSheet");
    const name = perUnit ? view.book.units.find(({ code }) => code === unit)?.name : undefined;
    await conductor.ask((fund) => fund.placePaper(reportSheet(document, paperName(kind, name))));
  };
  return (
    <section aria-label={say("reportsTitle")} className={styles.page}>
      <h2 className={styles.heading}>{say("reportsTitle")}</h2>
      <p className={styles.small}>{say("reportsHint")}</p>
      <Field label={say("reportKind")}>
        <Select value={kind} onChange={(_event, { value }) => setKind(value)}>
          {REPORT_KINDS.map(({ id, name }) => (
            <option key={id} value={id}>
              {pick(name)}
            </option>
          ))}
        </Select>
      </Field>
      {perUnit && (
        <Field label={say("reportUnit")}>
          <Select value={unit} onChange={(_event, { value }) => setUnit(value)}>
            <option value="">{say("reportWhole")}</option>
            {view.book.units.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Button appearance="primary" disabledFocusable={busy} onClick={() => void make(save)}>
        {say("makeReport")}
      </Button>
      <Button disabledFocusable={busy} onClick={() => void make(place)}>
        {say("reportAsSheet")}
      </Button>
      {fault && <FaultBar fault={fault} onClose={() => setFault(null)} />}
      <div role="status">
        {made && (
          <>
            <p className={styles.text}>{say("reportMade", { file: made.fileName })}</p>
            <p className={styles.small}>{say("reportWays", { kind })}</p>
          </>
        )}
      </div>
      <p className={styles.small}>{say("reportPack")}</p>
    </section>
  );
}
