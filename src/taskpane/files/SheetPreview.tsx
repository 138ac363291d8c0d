import { Select, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { FilePort } from "../../xlsx/filePort";
import type { FilesSpeech } from "./words";

const useStyles = makeStyles({
  frame: { display: "flex", flexDirection: "column", minHeight: 0, height: "100%" },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  scroll: { flexGrow: 1, minHeight: 0, overflow: "auto", backgroundColor: tokens.colorNeutralBackground1 },
  table: { borderCollapse: "separate", borderSpacing: 0, fontSize: tokens.fontSizeBase200 },
  cell: {
    minWidth: "4em",
    maxWidth: "22em",
    padding: "2px 6px",
    verticalAlign: "top",
    borderRight: `1px solid ${tokens.colorNeutralStroke3}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "anywhere",
  },
  head: {
    position: "sticky",
    zIndex: 1,
    padding: "2px 6px",
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  columnHead: { top: 0 },
  rowHead: { left: 0, textAlign: "right" },
  number: { textAlign: "right", whiteSpace: "nowrap" },
  bold: { fontWeight: tokens.fontWeightSemibold },
  // Fills of a file are light; on a dark page its letters would vanish on them.
  filled: { color: "#242424" },
  current: { outline: `2px solid ${tokens.colorBrandStroke1}`, outlineOffset: "-2px" },
  uncomputed: { color: tokens.colorNeutralForeground2, fontStyle: "italic" },
});

/** Where the person looks: a sheet, and a cell of it (`E9`) or none. */
export interface Place {
  readonly sheet: string;
  readonly cell: string | null;
}

interface SheetPreviewProps {
  readonly port: FilePort;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly text: FilesSpeech;
  /** Another number: the workbook was written to, and is shown anew. */
  readonly version: number;
}

/** The sheets of the file, for reading. */
export function SheetPreview({ port, place, onPlace, text, version }: SheetPreviewProps) {
  const styles = useStyles();
  const sheets = port.visibleSheets();
  const current = useRef<HTMLTableCellElement>(null);
  const row = Number(/\d+$/.exec(place.cell ?? "")?.[0] ?? "1") - 1;
  const shown = port.shownSheet(place.sheet, row);
  useEffect(() => {
    current.current?.scrollIntoView({ block: "center", inline: "center" });
  }, [place, version]);
  if (sheets.length === 0) return <p className={styles.line}>{text("noSheets")}</p>;
  return (
    <section className={styles.frame} aria-label={text("sheetView")}>
      <div className={styles.line}>
        <Select
          size="small"
          aria-label={text("sheet")}
          value={shown?.name ?? ""}
          onChange={(_event, { value }) => onPlace({ sheet: value, cell: null })}
        >
          {sheets.map((sheet) => (
            <option key={sheet}>{sheet}</option>
          ))}
        </Select>
        {place.cell !== null && <span role="status">{`${place.sheet}!${place.cell}`}</span>}
        <span className={styles.hint}>
          {text("preview")}
          {shown?.cut ? ` ${text("cut")}` : ""}
        </span>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={place.sheet}>
        {shown !== null && (
          <table className={styles.table}>
            <thead>
              <tr>
                <th className={mergeClasses(styles.head, styles.columnHead, styles.rowHead)} aria-hidden="true" />
                {shown.columns.map((column) => (
                  <th key={column} scope="col" className={mergeClasses(styles.head, styles.columnHead)}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.rows.map(({ number, cells }) => (
                <tr key={number}>
                  <th scope="row" className={mergeClasses(styles.head, styles.rowHead)}>
                    {number}
                  </th>
                  {cells.map((cell) => (
                    <td
                      key={cell.address}
                      ref={cell.address === place.cell ? current : undefined}
                      colSpan={cell.columnSpan}
                      rowSpan={cell.rowSpan}
                      style={cell.fill === null ? undefined : { backgroundColor: cell.fill }}
                      className={mergeClasses(
                        styles.cell,
                        cell.number && styles.number,
                        cell.bold && styles.bold,
                        cell.fill !== null && styles.filled,
                        cell.address === place.cell && styles.current,
                      )}
                    >
                      {cell.uncomputed ? (
                        <span className={styles.uncomputed} title={text("uncomputedHint")}>
                          {text("uncomputed")}
                        </span>
                      ) : (
                        cell.text
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
