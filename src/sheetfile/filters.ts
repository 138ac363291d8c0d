import type { FilterComparison, FilterCriterion, FilterDate, FilterModel } from "./filterModel";
import type { StyleEditor } from "./styleEditor";
import { sortedJson, type StyleSheet } from "./styleSheet";
import { childrenNamed, decodeSheetText, encodeForbidden, flag, numberAttribute, type XmlElement } from "./xml";
import { attributeText, changedTag } from "./xmlEdit";

/** An `autoFilter` element, of a sheet or of a table. */
export function readFilter(element: XmlElement, styles: StyleSheet): FilterModel {
  const columns = childrenNamed(element, "filterColumn").flatMap((column) => {
    const criterion = readCriterion(column, styles);
    return criterion ? [{ column: numberAttribute(column, "colId") ?? 0, criterion }] : [];
  });
  return { range: element.attributes.get("ref") ?? "", columns };
}

const READERS: Readonly<Record<string, (element: XmlElement, styles: StyleSheet) => FilterCriterion | undefined>> = {
  filters: (element) => {
    const dates = childrenNamed(element, "dateGroupItem").map(readDate);
    return {
      kind: "values",
      values: childrenNamed(element, "filter").map((one) => decodeSheetText(one.attributes.get("val") ?? "")),
      blanks: flag(element, "blank"),
      ...(dates.length > 0 ? { dates } : {}),
    };
  },
  customFilters: (element) => ({
    kind: "custom",
    and: flag(element, "and"),
    comparisons: childrenNamed(element, "customFilter").map((one) => ({
      operator: OPERATORS.find((name) => name === one.attributes.get("operator")) ?? "equal",
      value: decodeSheetText(one.attributes.get("val") ?? ""),
    })),
  }),
  top10: (element) => ({
    kind: "top",
    bottom: !flag(element, "top", true),
    percent: flag(element, "percent"),
    count: numberAttribute(element, "val") ?? 10,
  }),
  dynamicFilter: (element) => ({ kind: "dynamic", type: element.attributes.get("type") ?? "null" }),
  colorFilter: (element, styles) => {
    const format = styles.differential(numberAttribute(element, "dxfId") ?? -1);
    const of = flag(element, "cellColor", true) ? "cell" : "font";
    const color = of === "cell" ? format?.fill : (format?.color ?? format?.fill);
    return color === undefined ? undefined : { kind: "color", color, of };
  },
  iconFilter: (element) => ({
    kind: "icon",
    set: element.attributes.get("iconSet") ?? "3Arrows",
    index: numberAttribute(element, "iconId") ?? 0,
  }),
};

const OPERATORS: readonly FilterComparison["operator"][] = [
  "equal",
  "notEqual",
  "greaterThan",
  "greaterThanOrEqual",
  "lessThan",
  "lessThanOrEqual",
];

function readCriterion(column: XmlElement, styles: StyleSheet): FilterCriterion | undefined {
  const element = column.children.find((one) => one.local in READERS);
  return element && READERS[element.local]?.(element, styles);
}

const SPECIFIC = ["year", "month", "day", "hour", "minute", "second"] as const;
const SEPARATORS = ["", "-", "-", "T", ":", ":"];
const SPECIFICITIES: readonly FilterDate["specificity"][] = ["Year", "Month", "Day", "Hour", "Minute", "Second"];

function readDate(element: XmlElement): FilterDate {
  const grouping = element.attributes.get("dateTimeGrouping") ?? "day";
  const level = Math.max(
    0,
    SPECIFIC.findIndex((name) => name === grouping),
  );
  const date = SPECIFIC.slice(0, level + 1)
    .map((name, index) => {
      const number = numberAttribute(element, name) ?? (index === 1 || index === 2 ? 1 : 0);
      return (SEPARATORS[index] ?? "") + String(number).padStart(index === 0 ? 4 : 2, "0");
    })
    .join("");
  return { date, specificity: SPECIFICITIES[level] ?? "Day" };
}

function dateXml(p: string, { date, specificity }: FilterDate): string {
  const level = SPECIFICITIES.indexOf(specificity);
  const numbers = date.split(/[-T:]/).map((piece) => Number.parseInt(piece, 10));
  const fields = SPECIFIC.slice(0, level + 1).map(
    (name, index) => [name, numbers[index] ?? (index < 3 ? 1 : 0)] as const,
  );
  return `<${p}dateGroupItem${attributeText({ ...Object.fromEntries(fields), dateTimeGrouping: SPECIFIC[level] })}/>`;
}

/** The element with the columns that differ rewritten; buttons and unknown criteria stay. Empty for no filter. */
export function filterXml(
  prefix: string,
  present: { readonly source: string; readonly element: XmlElement; readonly model: FilterModel } | undefined,
  wanted: FilterModel,
  styles: StyleEditor,
): string {
  const slice = (start: number, end: number): string => present?.source.slice(start, end) ?? "";
  const old = present ? childrenNamed(present.element, "filterColumn") : [];
  const numbers = new Set([...old.map(columnOf), ...wanted.columns.map((one) => one.column)]);
  const columns = [...numbers]
    .sort((a, b) => a - b)
    .map((column) => {
      const element = old.find((one) => columnOf(one) === column);
      const before = present?.model.columns.find((one) => one.column === column)?.criterion;
      const after = wanted.columns.find((one) => one.column === column)?.criterion;
      if (element && sortedJson(before ?? null) === sortedJson(after ?? null)) return slice(element.start, element.end);
      const tag = element ? slice(element.start, element.openEnd) : `<${prefix}filterColumn colId="${column}"/>`;
      if (after) {
        const opening = changedTag(tag.replace(/\s*\/?>$/, ">"), {});
        return `${opening}${criterionXml(prefix, after, styles)}</${prefix}filterColumn>`;
      }
      // What is left of a column without a criterion is whether it has a button.
      return /(hiddenButton|showButton)=/.test(tag) ? tag.replace(/\s*\/?>$/, "/>") : "";
    });
  const rest = (present?.element.children ?? []).filter((one) => one.local !== "filterColumn");
  const inner = columns.join("") + rest.map((one) => slice(one.start, one.end)).join("");
  const tag = present ? slice(present.element.start, present.element.openEnd) : `<${prefix}autoFilter/>`;
  const opening = changedTag(tag.replace(/\s*\/?>$/, "/>"), { ref: wanted.range });
  return inner === "" ? opening : `${opening.replace(/\/>$/, ">")}${inner}</${prefix}autoFilter>`;
}

function columnOf(element: XmlElement): number {
  return numberAttribute(element, "colId") ?? 0;
}

function criterionXml(p: string, criterion: FilterCriterion, styles: StyleEditor): string {
  switch (criterion.kind) {
    case "values":
      return element(
        `${p}filters`,
        { blank: criterion.blanks ? 1 : undefined },
        criterion.values.map((value) => element(`${p}filter`, { val: encodeForbidden(value) })).join("") +
          (criterion.dates ?? []).map((date) => dateXml(p, date)).join(""),
      );
    case "custom":
      return element(
        `${p}customFilters`,
        { and: criterion.and ? 1 : undefined },
        criterion.comparisons
          .map(({ operator, value }) =>
            element(`${p}customFilter`, {
              operator: operator === "equal" ? undefined : operator,
              val: encodeForbidden(value),
            }),
          )
          .join(""),
      );
    case "top":
      return element(`${p}top10`, {
        top: criterion.bottom ? 0 : undefined,
        percent: criterion.percent ? 1 : undefined,
        val: criterion.count,
      });
    case "dynamic":
      return element(`${p}dynamicFilter`, { type: criterion.type });
    case "color": {
      const format = criterion.of === "cell" ? { fill: criterion.color } : { color: criterion.color };
      return element(`${p}colorFilter`, {
        dxfId: styles.differential(format),
        cellColor: criterion.of === "cell" ? undefined : 0,
      });
    }
    case "icon":
      return element(`${p}iconFilter`, { iconSet: criterion.set, iconId: criterion.index });
  }
}

function element(name: string, attributes: Readonly<Record<string, string | number | undefined>>, inner = ""): string {
  return inner === ""
    ? `<${name}${attributeText(attributes)}/>`
    : `<${name}${attributeText(attributes)}>${inner}</${name}>`;
}
