import { CellValueType, InterceptorEffectEnum, numfmt } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import type { IConditionFormattingRule } from "@univerjs/sheets-conditional-formatting";
import { ConditionalFormattingRuleModel, ConditionalFormattingService } from "@univerjs/sheets-conditional-formatting";
import type { UniverAccess } from "./univer-access";

/** After the engine's own number formats, whose result is replaced. */
const afterNumberFormats = 8;

function hasNumberFormat({ rule }: IConditionFormattingRule): boolean {
  return "style" in rule && (rule.style as { readonly n?: unknown }).n !== undefined;
}

/** The engine lays colours and borders of conditional formats over cells, but not their number formats: we do. */
export function drawConditionalNumbers(access: UniverAccess): void {
  const model = access.injector.get(ConditionalFormattingRuleModel);
  const service = access.injector.get(ConditionalFormattingService);
  const known = new Set<string>();
  // Hardly any rule has a number format: cells are asked only while there is one.
  model.$ruleChange.subscribe(({ rule, type }) => {
    if (type !== "delete" && hasNumberFormat(rule)) known.add(rule.cfId);
    else known.delete(rule.cfId);
  });
  access.injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: InterceptorEffectEnum.Value,
    priority: afterNumberFormats,
    handler: (cell, { unitId, subUnitId, row, col, rawData }, next) => {
      const value = rawData?.v;
      if (known.size === 0 || typeof value !== "number" || rawData?.t === CellValueType.BOOLEAN) return next(cell);
      const pattern = service.composeStyle(unitId, subUnitId, row, col)?.style?.n?.pattern;
      if (pattern === undefined) return next(cell);
      return next({ ...cell, v: numfmt.format(pattern, value, { throws: false }), t: CellValueType.NUMBER });
    },
  });
}
