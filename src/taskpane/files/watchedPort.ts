import type { Result } from "../../domain/fault";
import type { WorkbookPort } from "../../usecases/port";

export interface PortWatcher {
  /** The workbook in memory was written to. */
  readonly onWritten: () => void;
  /** A cell is to be shown (`分配表!E9`). */
  readonly onSelected: (address: string) => void;
}

/** The same port, telling the page around the pane what the pane does: a file has no window that shows it. */
export function watchedPort(port: WorkbookPort, { onWritten, onSelected }: PortWatcher): WorkbookPort {
  const told = async <T>(answer: Promise<Result<T>>, tell: () => void): Promise<Result<T>> => {
    const result = await answer;
    if (result.ok) tell();
    return result;
  };
  return {
    sheetNames: () => port.sheetNames(),
    read: (sheets) => port.read(sheets),
    readNamed: (sheets, names) => port.readNamed(sheets, names),
    render: (plan, note) => told(port.render(plan, note), onWritten),
    write: (edits) => told(port.write(edits), onWritten),
    restore: (edits) => told(port.restore(edits), onWritten),
    glance: (names) => port.glance(names),
    definedNames: () => port.definedNames(),
    renameSheet: (from, to) => told(port.renameSheet(from, to), onWritten),
    removeSheets: (sheets) => told(port.removeSheets(sheets), onWritten),
    select: (address) => told(port.select(address), () => onSelected(address)),
    onEdited: (listener) => port.onEdited(listener),
  };
}
