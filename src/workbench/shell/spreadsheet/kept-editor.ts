import { EditorBridgeService } from "@univerjs/sheets-ui";

/**
 * The cell editor, keeping what a person is typing. The grid (0.25.1) renews the editor's text whenever any sheet gets
 * a value at the row and column of the cell being edited, thus with every calculation: what was typed so far was lost.
 * A cell that is being edited shows what is typed; closing the editor reads the cell anew.
 */
export class KeptEditor extends EditorBridgeService {
  override refreshEditCellState(): void {
    if (!this.isVisible().visible) super.refreshEditCellState();
  }
}
