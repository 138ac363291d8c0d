import { formatYuan, sumFen } from "../../domain/money";
import { RETURN_TABLE } from "../../domain/returnTables";
import type { UnitFileContent } from "../../domain/returns";
import { contentHash, contentText } from "../../tracking/contentHash";
import type { WorkbookPlan } from "../plan";
import { arrivalTable, TOTAL_NAME, totalNames } from "./arrivalTable";
import { confirmedSheet } from "./confirmedSheet";
import { coverSheet } from "./coverSheet";
import { indicatorTables } from "./indicatorTable";
import { UNIT_FILE_SHEET } from "./layout";
import { contractTable, coordinationTable, planTable, sessionTable } from "./otherTables";
import { keysSheet, pasteSheet } from "./plainSheets";
import { columnOf } from "./rowStatus";
import { spendTable } from "./spendTable";
import { spentSums, type SpentSums } from "./spentSums";
import { UNIT_FILE_STYLE } from "./styles";
import { tableSheet, type PlannedTable } from "./tableSheet";
import type { Figure } from "./tableSpec";

/**
 * The file one unit fills in, as a pure value of what is sent: opens on 填报说明, protected without password but for
 * the typed cells, works by plain formulas alone, and carries its content hidden in 标识.
 */
export function planUnitFile(content: UnitFileContent): WorkbookPlan {
  const spent = spentSums(content);
  const arrival = arrivalTable(content, spent);
  const specs = [
    arrival,
    spendTable(content, figuresOf(content, spent)),
    ...indicatorTables(content),
    sessionTable(content),
    contractTable(content),
    coordinationTable(content),
    planTable(content),
  ];
  const tables = specs.flatMap((spec) => (spec === null ? [] : [tableSheet(spec, content)]));
  const confirmed = confirmedSheet(content);
  const text = contentText(content);
  const behindSpend = tables.findIndex(({ spec }) => spec.table.id === RETURN_TABLE.spend.id) + 1;
  const sheetsOf = (planned: readonly PlannedTable[]): WorkbookPlan["sheets"] => planned.map(({ sheet }) => sheet);
  return {
    sheets: [
      coverSheet(content, tables, spent),
      ...sheetsOf(tables.slice(0, behindSpend)),
      confirmed.sheet,
      ...sheetsOf(tables.slice(behindSpend)),
      pasteSheet(content),
      keysSheet(content, text, contentHash(text)),
    ],
    names: [
      ...tables.flatMap(({ names }) => names),
      ...confirmed.names,
      ...totalNames(content, (key) => columnOf(arrival, key)),
    ],
    activeSheet: UNIT_FILE_SHEET.cover,
  };
}

/** 支出填报 in view while typing: 下达, 已支出, 未支出. */
function figuresOf(content: UnitFileContent, spent: SpentSums): readonly Figure[] {
  const granted = content.lines.flatMap((line) => (line.granted === null ? [] : [line.granted]));
  const yuan = granted.length === 0 ? null : Number(formatYuan(sumFen(granted)));
  const { yuanSum } = UNIT_FILE_STYLE;
  const unspent = yuan === null ? "" : Math.round((yuan - spent.total) * 100) / 100;
  return [
    { over: "paidOn", label: "下达", formula: `=${TOTAL_NAME.granted}`, value: yuan ?? "", style: yuanSum },
    { over: "purpose", label: "已支出", formula: `=${TOTAL_NAME.spent}`, value: spent.total, style: yuanSum },
    { over: "amount", label: "未支出", formula: `=${TOTAL_NAME.unspent}`, value: unspent, style: yuanSum },
  ];
}
