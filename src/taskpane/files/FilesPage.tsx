import { FluentProvider, makeStyles } from "@fluentui/react-components";
import { useEffect, useId, useMemo, useRef, type ChangeEvent } from "react";
import { useDisplay } from "../display/useDisplay";
import { LocaleContext } from "../paneContext";
import { FileDrop, refuseStrayFiles } from "../parts/FileDrop";
import type { Locale } from "../words";
import { droppedFile } from "./droppedFile";
import { FileBar, FileMessages } from "./FileBar";
import { NO_OFFICE, OpenedPane } from "./OpenedPane";
import type { FilePickers } from "./saveFile";
import { StartScreen } from "./StartScreen";
import { useOpenedFile } from "./useOpenedFile";
import { filesSpeech } from "./words";

const useStyles = makeStyles({
  page: { height: "100%", display: "flex", flexDirection: "column" },
  hidden: { display: "none" },
});

const ACCEPTED = ".xlsx,.docx,.csv,.tsv,.html,.htm,.txt,.md";

export interface FilesPageProps {
  readonly locale: Locale;
  /** What this browser offers beside a file input and downloads. */
  readonly pickers: FilePickers;
}

/** The pane over a file: open, check, change, save; no Excel and no Office.js. */
export function FilesPage({ locale: told, pickers }: FilesPageProps) {
  const styles = useStyles();
  const { locale, lang, theme } = useDisplay(told, NO_OFFICE);
  const desk = useOpenedFile(pickers);
  const text = useMemo(() => filesSpeech(locale), [locale]);
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  useEffect(() => refuseStrayFiles(window), []);
  const ask = (): void => (desk.canPick ? desk.pick() : input.current?.click());
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    if (file) desk.choose({ file, handle: null });
    event.target.value = "";
  };
  const drop = (transfer: DataTransfer): void => void droppedFile(transfer).then((file) => file && desk.choose(file));
  return (
    <LocaleContext.Provider value={locale}>
      <FluentProvider theme={theme} className={styles.page} lang={lang}>
        <label className={styles.hidden} htmlFor={inputId}>
          {text("choose")}
        </label>
        <input ref={input} id={inputId} className={styles.hidden} type="file" accept={ACCEPTED} onChange={take} />
        {desk.opened === null ? (
          <StartScreen text={text} opening={desk.opening} onAsk={ask} onDropped={drop} onEmpty={desk.startEmpty} />
        ) : (
          <FileDrop label={text("choose")} ready={desk.opening === null} onDropped={drop}>
            {() => desk.opened && <FileBar desk={desk} opened={desk.opened} text={text} onOpen={ask} />}
          </FileDrop>
        )}
        <FileMessages desk={desk} text={text} />
        {desk.opened && (
          <OpenedPane key={desk.generation} opened={desk.opened} locale={locale} text={text} onWritten={desk.written} />
        )}
      </FluentProvider>
    </LocaleContext.Provider>
  );
}
