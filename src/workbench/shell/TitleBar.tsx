import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DocumentAddRegular, FolderOpenRegular, SaveRegular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import type { ChangeEvent, JSX } from "react";
import type { WorkbenchState } from "./useWorkbench";
import { words } from "./words";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: "4px",
    padding: "4px 8px 4px 16px",
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
  },
  name: { flexGrow: 1, textAlign: "center", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  product: { fontSize: tokens.fontSizeBase300, margin: 0, fontWeight: tokens.fontWeightSemibold },
  button: { color: "inherit" },
  hidden: { display: "none" },
});

interface TitleBarProps {
  readonly workbench: WorkbenchState;
  readonly onNotice: (text: string) => void;
  /** Another workbook is open now: as in Excel, its task pane is closed until it is asked for. */
  readonly onReplaced: () => void;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function download(bytes: Uint8Array<ArrayBuffer>, fileName: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: XLSX }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Product name, name of the open workbook, and the file buttons. */
export function TitleBar({ workbench, onNotice, onReplaced }: TitleBarProps): JSX.Element {
  const styles = useStyles();
  const picker = useRef<HTMLInputElement>(null);
  const [fileName, setFileName] = useState<string | null>(null);
  const ready = workbench.phase === "ready" ? workbench : null;
  const mayDiscard = (): boolean => !ready?.hasUnsavedChanges() || window.confirm(words.discard);

  const startNew = async (): Promise<void> => {
    if (!ready || !mayDiscard()) return;
    await ready.newWorkbook();
    onReplaced();
    setFileName(null);
  };
  const openFile = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file || !ready || !mayDiscard()) return;
    try {
      await ready.open(new Uint8Array(await file.arrayBuffer()));
      setFileName(file.name);
      onReplaced();
    } catch (error) {
      onNotice(words.openFailed + sentenceOf(error));
    }
  };
  const saveFile = async (): Promise<void> => {
    if (!ready) return;
    try {
      download(new Uint8Array(await ready.save()), fileName ?? `${words.untitled}.xlsx`);
    } catch (error) {
      onNotice(words.saveFailed + sentenceOf(error));
    }
  };

  const button = { appearance: "transparent", size: "small", className: styles.button, disabled: !ready } as const;
  return (
    <header className={styles.bar}>
      <h1 className={styles.product}>{words.productName}</h1>
      <span className={styles.name}>{fileName ?? words.untitled}</span>
      <Button {...button} icon={<DocumentAddRegular />} onClick={() => void startNew()}>
        {words.newWorkbook}
      </Button>
      <Button {...button} icon={<FolderOpenRegular />} onClick={() => picker.current?.click()}>
        {words.openWorkbook}
      </Button>
      <Button {...button} icon={<SaveRegular />} onClick={() => void saveFile()}>
        {words.saveWorkbook}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        className={styles.hidden}
        aria-label={words.openWorkbook}
        tabIndex={-1}
        onChange={(event) => void openFile(event)}
      />
    </header>
  );
}
