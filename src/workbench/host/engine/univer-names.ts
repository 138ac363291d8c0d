import {
  IDefinedNamesService,
  IFunctionService,
  RemoveDefinedNameMutation,
  SetDefinedNameMutation,
} from "@univerjs/engine-formula";
import type { DefinedName } from "./engine";
import { fromEngineFormula, toEngineFormula } from "./table-aliases";
import type { UniverAccess } from "./univer-access";

const workbookScope = "AllDefaultWorkbook";

/** Defined names; the engine writes references without `=` and formulas with it. */
export class UniverNames {
  private readonly service: IDefinedNamesService;
  /** Called when a name means something else: the engine does not calculate again by itself. */
  onMeaning: () => void = () => undefined;
  /** How many formulas of the workbook say a name. */
  mentions: (name: string) => number = () => 0;

  constructor(private readonly access: UniverAccess) {
    this.service = access.injector.get(IDefinedNamesService);
  }

  names(): DefinedName[] {
    return Object.values(this.service.getDefinedNameMap(this.access.unitId) ?? {}).map((entry) => ({
      id: entry.id,
      name: entry.name,
      formula: fromEngineFormula(entry.formulaOrRefString.replace(/^=?/, "=")),
      comment: entry.comment ?? "",
      visible: entry.hidden !== true,
      sheet: entry.localSheetId === undefined || entry.localSheetId === workbookScope ? null : entry.localSheetId,
    }));
  }

  setName(name: DefinedName): void {
    const before = this.names().find(({ id }) => id === name.id);
    const body = name.formula.slice(1);
    const isReference =
      /^('[^']*(?:''[^']*)*'|[^'!()+*/&<>=,"-]+)!\$?[A-Za-z]{1,3}\$?\d+(:\$?[A-Za-z]{1,3}\$?\d+)?$/.test(body);
    this.access.run(SetDefinedNameMutation, {
      unitId: this.access.unitId,
      id: name.id,
      name: name.name,
      formulaOrRefString: isReference ? body : toEngineFormula(name.formula),
      comment: name.comment,
      hidden: !name.visible,
      localSheetId: name.sheet ?? workbookScope,
    });
    if (before === undefined || before.formula === name.formula) return;
    this.forget(name.name);
    this.onMeaning();
  }

  /**
   * The engine keeps parsed formulas with what their names meant and would go on with the old meaning. Its way to drop
   * them ends at the first one it finds (0.25.1), so it is asked once for every formula that says the name.
   */
  private forget(name: string): void {
    const functions = this.access.injector.get(IFunctionService);
    for (let count = this.mentions(name); count >= 0; count -= 1) functions.deleteFormulaAstCacheKey(name);
  }

  /** Puts back names that are another formula now. */
  restore(before: readonly DefinedName[]): void {
    const now = new Map(this.names().map((name) => [name.id, name.formula]));
    for (const name of before) if (now.has(name.id) && now.get(name.id) !== name.formula) this.setName(name);
  }

  deleteName(id: string): void {
    const entry = this.service.getValueById(this.access.unitId, id);
    if (entry === null || entry === undefined) return;
    this.access.run(RemoveDefinedNameMutation, { ...entry, unitId: this.access.unitId });
  }
}
