import { Button, makeStyles, tokens } from "@fluentui/react-components";
import {
  DocumentAddRegular,
  FolderOpenRegular,
  PlugConnectedRegular,
  SaveRegular,
  SettingsRegular,
  WindowNewRegular,
} from "@fluentui/react-icons";
import { useRef } from "react";
import type { ChangeEvent, JSX } from "react";
import type { Files } from "./useFiles";
import type { Words } from "./words";
import { useWords } from "./words";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "2px",
    padding: "4px 8px 4px 16px",
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
  },
  name: { flexGrow: 1, flexBasis: "120px", minWidth: 0, textAlign: "center", overflowWrap: "anywhere" },
  keeping: { fontSize: tokens.fontSizeBase200, marginLeft: "8px", whiteSpace: "nowrap" },
  product: { fontSize: tokens.fontSizeBase300, margin: 0, fontWeight: tokens.fontWeightSemibold, whiteSpace: "nowrap" },
  button: {
    color: tokens.colorNeutralForegroundOnBrand,
    minWidth: "auto",
    whiteSpace: "nowrap",
    // On the coloured bar a pointed-at button would take the colour of the bar.
    ":hover": { color: tokens.colorNeutralForegroundOnBrand, backgroundColor: tokens.colorBrandBackgroundHover },
    ":hover:active": {
      color: tokens.colorNeutralForegroundOnBrand,
      backgroundColor: tokens.colorBrandBackgroundPressed,
    },
    ":hover .fui-Button__icon": { color: tokens.colorNeutralForegroundOnBrand },
    ":hover:active .fui-Button__icon": { color: tokens.colorNeutralForegroundOnBrand },
    ":disabled": { color: tokens.colorNeutralForegroundOnBrand, opacity: 0.7 },
  },
  hidden: { display: "none" },
});

/** The parts of the page that are fetched only when somebody asks for them. */
export type Extra = "page" | "wire" | "settings";

interface TitleBarProps {
  readonly files: Files;
  readonly ready: boolean;
  readonly faulty: boolean;
  readonly wireOpen: boolean;
  readonly onExtra: (extra: Extra) => void;
}

function keepingInWords({ keeping }: Files, words: Words): string | null {
  if (keeping.kind === "kept") return words.copyKept;
  return keeping.kind === "pending" || keeping.kind === "fault" ? words.copyPending : null;
}

/** Product name, name of the open workbook, and the buttons of the page itself. */
export function TitleBar({ files, ready, faulty, wireOpen, onExtra }: TitleBarProps): JSX.Element {
  const styles = useStyles();
  const words = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const pick = (event: ChangeEvent<HTMLInputElement>): void => {
    const chosen = [...(event.target.files ?? [])];
    event.target.value = "";
    if (chosen.length > 0) void files.open(chosen);
  };
  const button = { appearance: "transparent", size: "small", className: styles.button } as const;
  const fileButton = { ...button, disabled: !ready || files.busy !== null } as const;
  const keeping = keepingInWords(files, words);
  return (
    <header className={styles.bar} data-region="title" aria-label={words.fileBar}>
      <h1 className={styles.product}>{words.productName}</h1>
      <span className={styles.name}>
        {files.name ?? words.untitled}
        {keeping !== null && <span className={styles.keeping}>· {keeping}</span>}
      </span>
      <Button {...fileButton} icon={<DocumentAddRegular />} onClick={() => void files.startNew()}>
        {words.newWorkbook}
      </Button>
      <Button {...fileButton} icon={<FolderOpenRegular />} onClick={() => picker.current?.click()}>
        {words.openWorkbook}
      </Button>
      <Button {...fileButton} icon={<SaveRegular />} onClick={() => void files.save()}>
        {words.saveWorkbook}
      </Button>
      <Button {...button} disabled={!ready} icon={<WindowNewRegular />} onClick={() => onExtra("page")}>
        {words.otherPage}
      </Button>
      <Button
        {...button}
        disabled={!ready}
        icon={<PlugConnectedRegular />}
        aria-expanded={wireOpen}
        onClick={() => onExtra("wire")}
      >
        {faulty ? `${words.wire} · ${words.faultActive}` : words.wire}
      </Button>
      <Button {...button} icon={<SettingsRegular />} onClick={() => onExtra("settings")}>
        {words.settings}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".xlsx,.xlsm"
        className={styles.hidden}
        aria-label={words.openWorkbook}
        tabIndex={-1}
        onChange={pick}
      />
    </header>
  );
}
