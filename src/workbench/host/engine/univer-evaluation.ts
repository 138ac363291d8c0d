import {
  CELL_INVERTED_INDEX_CACHE,
  ErrorType,
  FORMULA_REF_TO_ARRAY_CACHE,
  ICalculateFormulaService,
} from "@univerjs/engine-formula";
import type { CellContent } from "./engine";
import { toEngineFormula } from "./table-aliases";
import type { UniverAccess } from "./univer-access";

type Value = string | number | boolean | null | undefined;

const errors = new Set<string>(Object.values(ErrorType));

function content(value: Value): CellContent {
  if (value === null || value === undefined) return { value: null, kind: "empty", formula: null };
  if (typeof value === "number") return { value, kind: "number", formula: null };
  if (typeof value === "boolean") return { value, kind: "boolean", formula: null };
  return { value, kind: errors.has(value) ? "error" : "text", formula: null };
}

/** Formulas that stand in no cell: defined names, and the functions of the object model. */
export class UniverEvaluation {
  private readonly service: ICalculateFormulaService;

  constructor(private readonly access: UniverAccess) {
    this.service = access.injector.get(ICalculateFormulaService);
  }

  async evaluate(formula: string, sheet: string): Promise<CellContent[][]> {
    const { unitId } = this.access;
    // The engine only forgets what ranges held when cells are calculated, not when texts are.
    FORMULA_REF_TO_ARRAY_CACHE.clear();
    CELL_INVERTED_INDEX_CACHE.clear();
    const results = await this.service.executeFormulas({
      [unitId]: { [sheet]: { 0: { 0: [toEngineFormula(formula)] } } },
    });
    FORMULA_REF_TO_ARRAY_CACHE.clear();
    CELL_INVERTED_INDEX_CACHE.clear();
    const result = results[unitId]?.[sheet]?.[0]?.[0]?.[0]?.value;
    if (Array.isArray(result)) return result.map((row) => row.map(content));
    // No result at all: the text is no formula this engine can read.
    return [[result === undefined || result === null ? content(ErrorType.NAME) : content(result)]];
  }
}
