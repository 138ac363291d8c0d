import { Button, Field, Select, Spinner, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useContext, useEffect, useState, type ClipboardEvent } from "react";
import { NoticeAtDoor } from "../files/noticeAtDoor";
import { ChooseFile } from "../parts/ChooseFile";
import { Disclosure } from "../parts/Disclosure";
import { FaultBar } from "../parts/FaultBar";
import { FileDrop } from "../parts/FileDrop";
import { usePane, useSpeech } from "../paneContext";
import { readFile, readPasted, useReading, type Reading } from "./useReading";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignItems: "stretch" },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  line: { display: "flex", alignItems: "center", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** The ways a notice comes in: a file picked or dropped, a paste, a sheet of the workbook. */
export function ImportSources() {
  const { say } = useSpeech();
  const { busy } = usePane();
  const styles = useStyles();
  const reading = useReading();
  const read = (file: File | undefined): void => {
    if (file) reading.start(file.name, (_fund, signal) => readFile(file, signal));
  };
  const takeNotice = useContext(NoticeAtDoor);
  useEffect(() => {
    read(takeNotice() ?? undefined);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a notice at the door is taken when this screen appears
  }, [takeNotice]);
  return (
    <FileDrop label={say("importPlace")} ready={!busy} onDropped={({ files: [file] }) => read(file)}>
      {(over) => (
        <div className={styles.page}>
          <ChooseFile
            appearance="primary"
            disabledFocusable={busy || reading.current !== null}
            label={say("openNotice")}
            fieldLabel={say("chooseNoticeFile")}
            accept=".docx,.xlsx,.pdf,.csv,.tsv,.html,.htm,.txt,.md"
            onFile={read}
          />
          <p className={styles.small}>{say(over ? "importDropNow" : "importDrop")}</p>
          <Disclosure label={say("importOtherWays")}>
            <div className={styles.page}>
              <PasteField reading={reading} />
              <SheetChoice reading={reading} />
            </div>
          </Disclosure>
          <div role="status" className={styles.line}>
            {reading.current !== null && (
              <Spinner size="extra-tiny" label={say("importReading", { file: reading.current })} />
            )}
            {reading.stopped && say("importStopped")}
          </div>
          {reading.current !== null && (
            <Button size="small" onClick={reading.stop}>
              {say("importCancel")}
            </Button>
          )}
          {reading.fault && <FaultBar fault={reading.fault} onClose={reading.closeFault} />}
        </div>
      )}
    </FileDrop>
  );
}

/** The paste itself is taken, not what a text field would keep of it: that loses the table. */
function PasteField({ reading }: { readonly reading: Reading }) {
  const { say } = useSpeech();
  const paste = (event: ClipboardEvent): void => {
    event.preventDefault();
    const html = event.clipboardData.getData("text/html");
    const text = event.clipboardData.getData("text/plain");
    const name = say("importPasted");
    reading.start(name, () => readPasted(html, text, name));
  };
  return (
    <Field label={say("importPaste")} hint={say("importPasteHint")}>
      <Textarea value="" rows={2} onChange={() => undefined} onPaste={paste} />
    </Field>
  );
}

function SheetChoice({ reading }: { readonly reading: Reading }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const [sheets, setSheets] = useState<readonly string[] | null>(null);
  const [chosen, setChosen] = useState("");
  const look = async (): Promise<void> => {
    const found = await conductor.ask((fund) => fund.otherSheets());
    setSheets(found);
    setChosen(found?.[0] ?? "");
  };
  if (sheets === null) {
    return (
      <Button size="small" disabledFocusable={busy} onClick={() => void look()}>
        {say("importLookSheets")}
      </Button>
    );
  }
  if (sheets.length === 0) return <p role="status">{say("importNoSheet")}</p>;
  return (
    <>
      <Field label={say("importSheet")}>
        <Select value={chosen} onChange={(_event, { value }) => setChosen(value)}>
          {sheets.map((sheet) => (
            <option key={sheet}>{sheet}</option>
          ))}
        </Select>
      </Field>
      <Button
        size="small"
        disabledFocusable={busy || reading.current !== null}
        onClick={() => reading.start(chosen, (fund) => fund.documentOfSheet(chosen))}
      >
        {say("importReadSheet")}
      </Button>
    </>
  );
}
