import { cellAddress, columnLetters, onSheet } from "../address";
import type { SheetContent, SheetPlan } from "../plan";
import { ContentReader } from "../read/contentReader";
import type { Alignment } from "./alignment";
import { shownContent, type Damage, type DamageCode, type DamageRepair } from "./damage";
import type { TableMark } from "./tables";
import { damageWords, type DamageFacts } from "./words";

interface Draft {
  readonly code: DamageCode;
  readonly sheet: string;
  readonly address: string;
  readonly facts?: Partial<DamageFacts>;
  readonly repair: DamageRepair | null;
  readonly plain?: boolean;
  readonly level?: Damage["level"];
  /** Tells damages of one code at one place apart. */
  readonly mark?: string;
}

/** A damage with its words and its stable id. */
export function damageOf({
  code,
  sheet,
  address,
  facts = {},
  repair,
  plain = true,
  level = "damage",
  mark,
}: Draft): Damage {
  const words = damageWords(code, { sheet, place: address, ...facts });
  const id = [code, address, ...(mark === undefined ? [] : [mark])].join(" ");
  return { id, code, level, sheet, address, ...words, repair, plain: repair !== null && plain };
}

interface Place {
  readonly plan: SheetPlan;
  readonly content: SheetContent;
  readonly alignment: Alignment;
  readonly mark: TableMark;
}

/** Headers, columns and rows of one table that are not where they belong. */
export function structuralDamages(place: Place): readonly Damage[] {
  if (!place.alignment.header) return [];
  return [...columnDamages(place), ...rowDamages(place)];
}

function columnDamages({ plan, content, alignment }: Place): readonly Damage[] {
  const { header } = alignment;
  if (!header) return [];
  const sheet = new ContentReader(content);
  const repair: DamageRepair = { kind: "place", sheet: plan.name };
  const labelOf = (column: number): string => String(plan.cells[header.planned]?.[column]?.value ?? "");
  const at = (column: number): string => onSheet(plan.name, cellAddress(header.found, column));
  const draft = { sheet: plan.name, repair };
  const changed = [...alignment.relabelled].map(([planned, found]) => {
    const value = sheet.value(header.found, found);
    const cell = { sheet: plan.name, address: cellAddress(header.found, found), found: value, foundFormula: null };
    const facts = { found: shownContent(value, null), wanted: labelOf(planned) };
    const cells: DamageRepair = { kind: "cells", cells: [{ ...cell, value: labelOf(planned) }] };
    return damageOf({ ...draft, code: "header-changed", address: at(found), facts, repair: cells });
  });
  const gone = alignment.missingColumns.map((column) =>
    damageOf({
      ...draft,
      code: "column-deleted",
      address: plan.name,
      mark: labelOf(column),
      facts: { wanted: labelOf(column) },
    }),
  );
  const inserted = alignment.foreignColumns.map((column) =>
    damageOf({
      ...draft,
      code: "column-inserted",
      address: at(column),
      facts: { found: sheet.text(header.found, column) },
    }),
  );
  const moved = (plan.cells[header.planned] ?? []).flatMap((_, column) => {
    const found = alignment.columnOf(column);
    return labelOf(column) !== "" && found !== null && found !== column
      ? [`${labelOf(column)} ${columnLetters(column)}→${columnLetters(found)}`]
      : [];
  });
  const silent = changed.length + gone.length + inserted.length === 0 && moved.length > 0;
  const shuffled = alignment.columnsMoved || silent;
  const list = `${moved.slice(0, 4).join("、")}${moved.length > 4 ? "…" : ""}`;
  const order = shuffled ? [damageOf({ ...draft, code: "columns-moved", address: plan.name, facts: { list } })] : [];
  return [...order, ...inserted, ...gone, ...changed];
}

function rowDamages({ plan, content, alignment, mark }: Place): readonly Damage[] {
  const { header } = alignment;
  if (!header) return [];
  const sheet = new ContentReader(content);
  const repair: DamageRepair = { kind: "place", sheet: plan.name };
  const at = (row: number): string => onSheet(plan.name, cellAddress(row, 0));
  const draft = { sheet: plan.name, repair };
  const shownRow = (row: number): string =>
    (content.values[row] ?? [])
      .flatMap((value) => (value === null || value === "" ? [] : [String(value)]))
      .slice(0, 3)
      .join(" ") || "空行";
  const gone = alignment.missingRows.map(({ planned, key }) =>
    damageOf({
      ...draft,
      code: "row-deleted",
      address: plan.name,
      mark: key,
      facts: { wanted: rowName(plan, planned, key) },
    }),
  );
  const doubled = alignment.duplicateRows.map(({ found, key }) =>
    damageOf({ ...draft, code: "row-duplicated", address: at(found), facts: { wanted: key }, repair: null }),
  );
  if (mark.anyOrder && header.planned === header.found) return [...gone, ...doubled];
  const inserted = alignment.foreignRows.map((row) =>
    damageOf({ ...draft, code: "row-inserted", address: at(row), facts: { found: shownRow(row) } }),
  );
  const firstMoved = plan.cells.findIndex((_, row) => {
    const found = alignment.rowOf(row);
    return found !== null && found !== row && sheet.rowCount > found;
  });
  const explained = gone.length + inserted.length > 0 && !alignment.rowsReordered;
  const moved =
    firstMoved >= 0 && !explained
      ? [
          damageOf({
            ...draft,
            code: "rows-moved",
            address: at(alignment.rowOf(firstMoved) ?? firstMoved),
            // Formulas find rules and units by code: sorting them is a person's right.
            level: mark.sortable ? "note" : "damage",
          }),
        ]
      : [];
  return [...moved, ...inserted, ...gone, ...doubled];
}

/** `R03 资源建设占比`: the key and the first words of the row as planned. */
function rowName(plan: SheetPlan, row: number, key: string): string {
  const texts = (plan.cells[row] ?? []).flatMap((cell) =>
    cell?.formula === undefined && typeof cell?.value === "string" && cell.value !== key && cell.value.length > 2
      ? [cell.value]
      : [],
  );
  const name = key.includes("|")
    ? key
        .split("|")
        .filter((part) => part !== "")
        .join(" ")
    : key;
  return texts[0] === undefined || key.includes("|") ? name : `${name} ${texts[0].slice(0, 20)}`;
}
