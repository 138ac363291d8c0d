import { success } from "../../domain/fault";
import { heading, paragraph, type Block, type ReportCell } from "../document";
import { fundTitle } from "../fundTitle";
import { AllocationFigures } from "../places";
import type { ReportKind } from "../reportKind";
import { indicatorsOf } from "../../usecases/unitTasks";
import { askedUnits, targetTable } from "../unitParts";

/** 绩效目标表 (财预〔2020〕10号): the money and what it is to reach, for the region or for one unit. */
export const targetsReport: ReportKind = {
  id: "targets",
  name: { zh: "绩效目标表", en: "Performance targets" },
  perUnit: true,
  build({ view }, { unit }) {
    const { book } = view;
    const units = askedUnits(book, unit);
    if (!units.ok) return units;
    const figures = new AllocationFigures(book);
    const only = unit === undefined ? null : (units.value[0] ?? null);
    const money = only === null ? figures.allocated() : figures.unit(only.code);
    return success({
      kind: "targets",
      title: `${fundTitle(book)}${only?.name ?? "区域"}绩效目标表`,
      dated: book.today.date,
      sample: book.sample,
      blocks: [
        heading(1, "一、资金情况"),
        moneyForm([
          ["年度资金总额", money],
          ["其中：中央财政资金", only === null ? figures.received() : money],
        ]),
        heading(1, "二、绩效指标（产出—数量）"),
        targetTable(only === null ? book.indicators : indicatorsOf(book, only)),
        heading(1, "三、效益和满意度指标"),
        paragraph("通知未列量化的效益和满意度指标，由单位在项目子方案中补充后填入；未填不计分，不按0计。"),
      ],
    });
  },
};

function moneyForm(rows: readonly (readonly ReportCell[])[]): Block {
  return {
    kind: "table",
    table: {
      unit: "万元",
      columns: [
        { label: "项目", width: 60 },
        { label: "金额", width: 30, align: "right" },
      ],
      rows,
    },
  };
}
