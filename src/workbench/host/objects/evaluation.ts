import type { CellContent } from "../engine/engine";
import type { Session } from "../member";

/**
 * What a formula (with `=`) gives on a sheet, as rows of cells. The member that asks runs once more when the answer is
 * there, so it must not have changed anything before.
 */
export function evaluate(session: Session, formula: string, sheet: string): readonly (readonly CellContent[])[] {
  const { engine, awaited } = session;
  return awaited.get(`evaluate ${sheet} ${formula}`, async () => {
    if (engine.isDirty()) await engine.settle();
    return engine.evaluate(formula, sheet);
  });
}
