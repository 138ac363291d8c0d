import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { success } from "../../domain/fault";
import type { Unit } from "../../domain/units";
import type { IssuedBundle } from "../../usecases/exchange";
import { Disclosure } from "../parts/Disclosure";
import { FaultBar } from "../parts/FaultBar";
import { LongList } from "../parts/LongList";
import { usePane, useSpeech } from "../paneContext";
import { unexpectedFault, type ShownFault } from "../faults";
import { CopyBox } from "./CopyBox";
import { downloadBytes, WORKBOOK_TYPE, ZIP_TYPE, type OpenWorkbook } from "./download";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignItems: "stretch" },
  text: { margin: 0 },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  item: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXXS} 0`,
  },
  buttons: { display: "flex", flexShrink: 0, gap: tokens.spacingHorizontalXS },
  command: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, userSelect: "all" },
});

const TERMINAL = "npm run -s cli -- split book.xlsx --out DIR";

export interface IssuedFilesProps {
  readonly issued: IssuedBundle;
  readonly units: readonly Unit[];
  readonly openWorkbook?: OpenWorkbook;
}

/** The files made, with several ways out: downloads from a pane do not work in every Excel. */
export function IssuedFiles({ issued, units, openWorkbook }: IssuedFilesProps) {
  const { say, pick } = useSpeech();
  const { dispatch } = usePane();
  const styles = useStyles();
  const [fault, setFault] = useState<ShownFault | null>(null);
  const { files, message, warnings } = issued;
  const nameOf = (code: string): string => units.find((unit) => unit.code === code)?.name ?? code;
  const attempt = async (way: () => Promise<Awaited<ReturnType<OpenWorkbook>>>): Promise<void> => {
    try {
      const done = await way();
      setFault(done.ok ? null : done.fault);
    } catch (error) {
      setFault(unexpectedFault(error));
    }
  };
  const downloadAll = async () => {
    const { zipOf } = await import("../../xlsx/zipOf");
    const bytes = zipOf(files.map(({ fileName, bytes: own }) => ({ name: fileName, bytes: own })));
    downloadBytes(bytes, archiveName(files), ZIP_TYPE);
    return success(undefined);
  };
  return (
    <div className={styles.page}>
      <p className={styles.text} role="status">
        {say("issued", { count: files.length })}
      </p>
      {warnings.map((warning) => (
        <MessageBar key={warning.zh} intent="warning" layout="multiline">
          <MessageBarBody>{pick(warning)}</MessageBarBody>
        </MessageBar>
      ))}
      {fault && <FaultBar fault={fault} onClose={() => setFault(null)} />}
      <Button appearance="primary" onClick={() => void attempt(downloadAll)}>
        {say("downloadAll")}
      </Button>
      <p className={styles.small}>{say("issuedHint")}</p>
      <LongList
        items={files}
        keyOf={({ unit }) => unit}
        draw={({ unit, fileName, bytes }) => (
          <div className={styles.item}>
            <span>{nameOf(unit)}</span>
            <span className={styles.buttons}>
              <Button
                size="small"
                aria-label={say("downloadOf", { file: fileName })}
                onClick={() => downloadBytes(bytes, fileName, WORKBOOK_TYPE)}
              >
                {say("downloadOne")}
              </Button>
              {openWorkbook && (
                <Button
                  size="small"
                  aria-label={say("openOf", { file: fileName })}
                  onClick={() => void attempt(() => openWorkbook(bytes))}
                >
                  {say("openAsWorkbook")}
                </Button>
              )}
            </span>
          </div>
        )}
      />
      <Disclosure label={say("terminalWay")}>
        <code className={styles.command}>{TERMINAL}</code>
      </Disclosure>
      <CopyBox label={say("messageToPaste")} text={pick(message)} />
      <Button appearance="subtle" onClick={() => dispatch({ type: "issued", issued: null })}>
        {say("closeIssued")}
      </Button>
    </div>
  );
}

/** 2020公共数字文化_2020-05.zip, after its files, which say the unit between. */
function archiveName(files: IssuedBundle["files"]): string {
  const [fund = "", , period = ""] = (files[0]?.fileName.replace(/\.xlsx$/, "") ?? "").split("_");
  return `${[fund, period].filter(Boolean).join("_")}.zip`;
}
