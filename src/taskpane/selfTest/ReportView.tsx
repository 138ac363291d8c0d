import { Button, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { countReport, reportText, type HostReport } from "../../conformance/selfTest";
import { copyText } from "../parts/clipboard";
import type { Locale } from "../words";
import { sayOfSelfTest } from "./words";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  item: { overflowWrap: "anywhere", marginBottom: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  text: { fontFamily: tokens.fontFamilyMonospace, width: "100%", marginTop: tokens.spacingVerticalS },
});

interface ReportViewProps {
  readonly report: HostReport;
  readonly stopped: boolean;
  readonly locale: Locale;
}

/** What was found, in words first; the whole report to copy below. */
export function ReportView({ report, stopped, locale }: ReportViewProps) {
  const styles = useStyles();
  const [copied, setCopied] = useState<boolean | null>(null);
  const counts = countReport(report);
  const text = reportText(report);
  const allSame = counts.same === report.rows.length;
  const copy = async (): Promise<void> => setCopied(await copyText(text));
  return (
    <section aria-live="polite">
      {stopped && <p>{sayOfSelfTest(locale, "stopped")}</p>}
      <p>
        {allSame
          ? sayOfSelfTest(locale, "allSame", { count: counts.same })
          : sayOfSelfTest(locale, "someDiffer", { ...counts })}
      </p>
      <p>{sayOfSelfTest(locale, "contract", { ...counts })}</p>
      <Differences report={report} locale={locale} />
      <Button appearance="primary" onClick={() => void copy()}>
        {sayOfSelfTest(locale, "copy")}
      </Button>{" "}
      <span role="status">{copied === null ? "" : sayOfSelfTest(locale, copied ? "copied" : "copyFailed")}</span>
      <Textarea
        className={styles.text}
        aria-label={sayOfSelfTest(locale, "report")}
        value={text}
        readOnly
        rows={6}
        resize="vertical"
      />
    </section>
  );
}

function Differences({ report, locale }: { readonly report: HostReport; readonly locale: Locale }) {
  const styles = useStyles();
  const rows = report.rows.filter(({ outcome }) => outcome === "different" || outcome === "failed");
  const cases = report.cases.filter(({ outcome }) => outcome === "broken");
  if (rows.length + cases.length === 0) return null;
  return (
    <>
      <h2 className={styles.heading}>{sayOfSelfTest(locale, "differing")}</h2>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.id} className={styles.item}>
            <strong>{row.id}</strong>
            <div>
              {sayOfSelfTest(locale, "expected")}: {JSON.stringify(row.expected)}
            </div>
            <div>
              {sayOfSelfTest(locale, "observed")}: {JSON.stringify(row.observed)}
            </div>
          </li>
        ))}
        {cases.map((one) => (
          <li key={one.title} className={styles.item}>
            <strong>{one.title}</strong>
            <div>{one.detail}</div>
          </li>
        ))}
      </ul>
    </>
  );
}
