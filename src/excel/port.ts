import { success } from "../domain/fault";
import type { WorkbookPort } from "../usecases/port";
import { readCapabilities, type Capabilities } from "./capabilities";
import { addEditListeners, removeEditListeners } from "./events";
import { glanceAt } from "./glance";
import { readNames, renameSheet } from "./rename";
import { readSheetNames, readSheets, readWithNamed } from "./read";
import { selectCell } from "./select";
import { createSession, type Wait } from "./session";

export interface ExcelPortOptions {
  readonly capabilities?: Capabilities;
  /** How to pass time between attempts while a cell is being edited; tests shorten it. */
  readonly wait?: Wait;
}

/** The workbook open in Excel, through Office.js. Call after `Office.onReady`. */
export function createExcelPort(options: ExcelPortOptions = {}): WorkbookPort {
  const capabilities = options.capabilities ?? readCapabilities();
  const session = createSession(capabilities, options.wait);
  const ownSheets = new Set<string>();
  return {
    sheetNames: () => session.run({ kind: "read" }, readSheetNames),
    read: (sheets) => session.run({ kind: "read", sheets }, (context) => readSheets(context, sheets)),
    readNamed: (sheets, names) =>
      session.run({ kind: "read", sheets }, (context) => readWithNamed(context, sheets, names)),
    // What writes is fetched when something is to be written: the pane reads first.
    render: (plan, note) =>
      session.run({ kind: "write", sheets: [] }, async (context, progress) => {
        const { renderPlan } = await import(/* webpackPrefetch: true */ "./render");
        const added = (ids: readonly string[]): void => {
          for (const id of ids) ownSheets.add(id);
        };
        return renderPlan(context, plan, { progress, added, note });
      }),
    write: (edits) => {
      const sheets = [...new Set(edits.map(({ sheet }) => sheet))];
      return session.run({ kind: "write", sheets }, async (context, progress) => {
        const { writeCells } = await import("./write");
        return writeCells(context, edits, progress);
      });
    },
    restore: (edits) => {
      const sheets = [...new Set(edits.map(({ sheet }) => sheet))];
      return session.run({ kind: "write", sheets }, async (context, progress) => {
        const { restoreCells } = await import("./restore");
        return restoreCells(context, edits, progress);
      });
    },
    glance: (names) => session.run({ kind: "glance" }, (context) => glanceAt(context, names)),
    definedNames: () => session.run({ kind: "read" }, readNames),
    renameSheet: (from, to) =>
      session.run({ kind: "write", sheets: [from] }, (context, progress) =>
        renameSheet(context, { from, to }, progress),
      ),
    removeSheets: (sheets) =>
      session.run({ kind: "write", sheets }, async (context, progress) => {
        const { removeSheets } = await import("./remove-sheets");
        return removeSheets(context, sheets, progress);
      }),
    select: (address) => session.run({ kind: "read" }, (context) => selectCell(context, address)),
    onEdited: async (listener) => {
      const added = await session.run({ kind: "read" }, (context) =>
        addEditListeners(context, capabilities, ownSheets, listener),
      );
      return added.ok ? success(() => removeEditListeners(added.value)) : added;
    },
  };
}
