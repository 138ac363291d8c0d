import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { CloseButton } from "../parts/CloseButton";
import { FaultBar } from "../parts/FaultBar";
import type { OpenedFile } from "./openFile";
import type { FileDesk } from "./useOpenedFile";
import type { FilesSpeech } from "./words";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: {
    minWidth: 0,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    fontWeight: tokens.fontWeightSemibold,
  },
  state: { flexGrow: 1, color: tokens.colorNeutralForeground2, whiteSpace: "nowrap" },
  message: { flexShrink: 0 },
});

interface FileBarProps {
  readonly desk: FileDesk;
  readonly opened: OpenedFile;
  readonly text: FilesSpeech;
  readonly onOpen: () => void;
}

/** Which file this is, whether it is saved, and the ways to save it. */
export function FileBar({ desk, opened, text, onOpen }: FileBarProps) {
  const styles = useStyles();
  const state = desk.unsaved ? "unsaved" : desk.saved?.how === "saved" ? "saved" : "unchanged";
  const inPlace = opened.origin !== null;
  return (
    <div className={styles.bar} role="group" aria-label={text("file")}>
      <span className={styles.name} title={opened.name}>
        {opened.name}
      </span>
      <span className={styles.state} role="status">
        {text(state)}
      </span>
      <Button size="small" onClick={onOpen}>
        {text("open")}
      </Button>
      {inPlace && (
        <Button size="small" appearance={desk.unsaved ? "primary" : "secondary"} onClick={desk.save}>
          {text("save")}
        </Button>
      )}
      {desk.canSaveAs && (
        <Button size="small" appearance={desk.unsaved && !inPlace ? "primary" : "secondary"} onClick={desk.saveAs}>
          {text("saveAs")}
        </Button>
      )}
      <Button
        size="small"
        appearance={desk.unsaved && !inPlace && !desk.canSaveAs ? "primary" : "secondary"}
        onClick={desk.downloadCopy}
      >
        {text("download")}
      </Button>
    </div>
  );
}

/** What happened to the file, and the one question that may be asked about it. */
export function FileMessages({ desk, text }: Pick<FileBarProps, "desk" | "text">) {
  const styles = useStyles();
  const { fault, saved, waiting, opened } = desk;
  return (
    <>
      {fault && <FaultBar fault={fault} onClose={desk.closeMessage} />}
      {waiting && (
        <MessageBar className={styles.message} intent="warning" layout="multiline">
          <MessageBarBody>{text("discardQuestion", { name: opened?.name ?? "" })}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={desk.discard}>
              {text("discard")}
            </Button>
            <Button size="small" onClick={desk.keep}>
              {text("keep")}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {saved && (
        <MessageBar className={styles.message} intent="success" layout="multiline">
          <MessageBarBody>
            {text(saved.how === "saved" ? "savedTo" : "downloaded", { name: saved.name })}
          </MessageBarBody>
          <MessageBarActions containerAction={<CloseButton onClose={desk.closeMessage} />} />
        </MessageBar>
      )}
    </>
  );
}
