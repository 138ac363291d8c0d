import {
  Button,
  FluentProvider,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { WorkbookPort } from "../../usecases/port";
import { useDisplay } from "../display/useDisplay";
import type { OfficeThemeFacts } from "../theme";
import type { Locale } from "../words";
import { ReportView } from "./ReportView";
import { useSelfTest, type SelfTest } from "./useSelfTest";
import { sayOfSelfTest } from "./words";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
  text: { margin: 0 },
  actions: { display: "flex", gap: tokens.spacingHorizontalS },
  item: { overflowWrap: "anywhere", color: tokens.colorNeutralForeground2 },
});

export interface SelfTestPageProps {
  readonly port: WorkbookPort;
  readonly locale: Locale;
  readonly officeTheme: () => OfficeThemeFacts | null;
  readonly onBack: () => void;
}

/** 试一试这台 Excel: the suite of our own host, run in whatever Excel the pane is in. */
export default function SelfTestPage({ port, locale: told, officeTheme, onBack }: SelfTestPageProps) {
  const { locale, lang, theme } = useDisplay(told, officeTheme);
  const styles = useStyles();
  const selfTest = useSelfTest(port);
  const running = selfTest.state.phase === "running";
  return (
    <FluentProvider theme={theme} lang={lang}>
      <main className={styles.page}>
        <h1 className={styles.title}>{sayOfSelfTest(locale, "title")}</h1>
        <p className={styles.text}>{sayOfSelfTest(locale, "purpose")}</p>
        {selfTest.state.phase !== "done" && <p className={styles.text}>{sayOfSelfTest(locale, "condition")}</p>}
        <Progress selfTest={selfTest} locale={locale} />
        <div className={styles.actions}>
          {running ? (
            <Button onClick={selfTest.stop}>{sayOfSelfTest(locale, "stop")}</Button>
          ) : (
            <>
              <Button appearance="primary" onClick={selfTest.start}>
                {sayOfSelfTest(locale, selfTest.state.phase === "ready" ? "start" : "again")}
              </Button>
              <Button onClick={onBack}>{sayOfSelfTest(locale, "back")}</Button>
            </>
          )}
        </div>
        {selfTest.state.phase === "done" && (
          <ReportView report={selfTest.state.report} stopped={selfTest.state.stopped} locale={locale} />
        )}
      </main>
    </FluentProvider>
  );
}

function Progress({ selfTest, locale }: { readonly selfTest: SelfTest; readonly locale: Locale }) {
  const styles = useStyles();
  const { state } = selfTest;
  switch (state.phase) {
    case "running": {
      const { done, total, title } = state.progress ?? { done: 0, total: 1, title: "" };
      const words = sayOfSelfTest(locale, "running", { done: done + 1, total });
      return (
        <div>
          <ProgressBar value={done} max={total} aria-label={words} />
          <div className={styles.item}>
            {words} · {title}
          </div>
        </div>
      );
    }
    case "refused":
      return (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{sayOfSelfTest(locale, "notEmpty")}</MessageBarBody>
        </MessageBar>
      );
    case "broken":
      return (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            {sayOfSelfTest(locale, "broke", { message: state.message })} {sayOfSelfTest(locale, "brokeHint")}
          </MessageBarBody>
        </MessageBar>
      );
    default:
      return null;
  }
}
