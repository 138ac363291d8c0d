import {
  FormulaDependencyGenerator,
  IDefinedNamesService,
  LexerTreeBuilder,
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
  /** Whether a formula of the workbook says a name. */
  isSaid: (name: string) => boolean = () => false;

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
    if (before?.formula !== name.formula) this.meansSomethingElse(name.name);
  }

  /**
   * The engine (0.25.1) keeps parsed formulas with what their names meant and goes on with the old meaning. It drops
   * them by name only where the formula is short: others are kept under a number. All are dropped when one of those
   * who keep them is disposed, so that is what happens to fresh ones here; formulas are parsed again when calculated.
   */
  private meansSomethingElse(name: string): void {
    // Also formulas that are in no cell now: they would come back with the old meaning.
    this.access.injector.createInstance(FormulaDependencyGenerator).dispose();
    new LexerTreeBuilder().dispose();
    if (this.isSaid(name)) this.onMeaning();
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
    this.meansSomethingElse(entry.name);
  }
}
