import { success } from "../../domain/fault";
import type { FundBook } from "../../domain/book";
import type { Unit } from "../../domain/units";
import { byUnitTable, matrixTable } from "../allocationParts";
import { heading, paragraph, type Block } from "../document";
import { fundTitle } from "../fundTitle";
import { AllocationFigures } from "../places";
import type { ReportKind } from "../reportKind";
import { indicatorsOf } from "../../usecases/unitTasks";
import { askedUnits, targetTable, unitMoneyTable } from "../unitParts";

/**
 * 下达: one notice with its annexes (资金明细表, 绩效目标表); with a unit, that unit's slice and nothing of the others
 * (总表不下发). Document numbers are left open: the office gives them.
 */
export const grantReport: ReportKind = {
  id: "grant",
  name: { zh: "下达资金的通知", en: "Grant notice" },
  perUnit: true,
  build({ view }, { unit }) {
    const { book } = view;
    const units = askedUnits(book, unit);
    if (!units.ok) return units;
    const figures = new AllocationFigures(book);
    const only = unit === undefined ? null : (units.value[0] ?? null);
    return success({
      kind: "grant",
      title: `关于下达${fundTitle(book)}的通知`,
      documentNumber: numberToFill(book),
      addressee: only?.name ?? "各有关县市文化和旅游局，州文化馆、州图书馆",
      dated: book.today.date,
      sample: book.sample,
      blocks: [
        ...openingOf(book, figures, only),
        ...requirements(book),
        paragraph("附件：1.资金明细表"),
        paragraph("　　　2.绩效目标表"),
        { kind: "signature", lines: ["（印章）　　　　", "　　年　月　日　"] },
        ...annexesOf(book, figures, units.value, only),
      ],
    });
  },
};

/** 函 to 财政局: county money is issued there; the bureau asks for it with the same annexes. */
export const letterReport: ReportKind = {
  id: "letter",
  name: { zh: "商请下达资金的函", en: "Letter to the finance bureau" },
  perUnit: false,
  build({ view }) {
    const { book } = view;
    const figures = new AllocationFigures(book);
    return success({
      kind: "letter",
      title: `关于商请下达${fundTitle(book)}的函`,
      documentNumber: numberToFill(book),
      addressee: "州财政局",
      dated: book.today.date,
      sample: book.sample,
      blocks: [
        paragraph(
          `根据${book.noticeNumber === "" ? "有关通知" : book.noticeNumber}，本资金总额`,
          figures.received(),
          "万元，我局已按规定提出分配方案，合计安排",
          figures.allocated(),
          `万元，${approvalWords(book)}现将分配明细送贵局，请予审核下达。`,
        ),
        paragraph("附件：资金分配明细表"),
        { kind: "signature", lines: ["（印章）　　　　", "　　年　月　日　"] },
        { kind: "annex", label: "附件", title: "资金分配明细表", landscape: true },
        matrixTable(figures),
      ],
    });
  },
};

function numberToFill({ year }: FundBook): string {
  return `　　〔${year ?? "　　"}〕　　号`;
}

function approvalWords({ approvals }: FundBook): string {
  const party = approvals.find(({ gate }) => gate === "partyGroup");
  if (!party?.on) return "尚待局党组审定。";
  return `已于${party.on}经局党组审定${party.document === "" ? "" : `（${party.document}）`}。`;
}

function openingOf(book: FundBook, figures: AllocationFigures, only: Unit | null): readonly Block[] {
  const basis = book.ledger
    .filter(({ direction }) => direction === "in")
    .map(({ documentNumber }) => documentNumber)
    .filter((documentNumber) => documentNumber !== "");
  const why = `根据${basis.length === 0 ? "上级下达的指标文件" : basis.join("、")}和${book.noticeNumber || "有关通知"}要求，${approvalWords(book)}`;
  if (only === null) {
    return [
      paragraph(why, "现下达资金", figures.allocated(), "万元，具体金额见附件1，绩效目标见附件2。有关事项通知如下："),
    ];
  }
  return [
    paragraph(
      why,
      "现下达你单位资金",
      figures.unit(only.code),
      "万元，具体金额见附件1，绩效目标见附件2。有关事项通知如下：",
    ),
  ];
}

function requirements(book: FundBook): readonly Block[] {
  const deadlines = book.catalogue.flatMap((rule) =>
    rule.due?.kind === "date" && rule.readings[0].measure === "tasks" ? [`${rule.due.on}前：${rule.name.zh}`] : [],
  );
  return [
    heading(1, "一、专款专用"),
    paragraph("资金限用于附件所列项目，不得擅自调整项目和用途，不得挤占挪用。政府采购按规定程序执行。"),
    heading(1, "二、加快执行"),
    paragraph(deadlines.length === 0 ? "按通知要求的时间完成任务和支出。" : `${deadlines.join("；")}。`),
    heading(1, "三、绩效管理"),
    paragraph("对照附件2组织实施，按填报期报送支出和完成情况；年度终了报送绩效自评。"),
  ];
}

function annexesOf(
  book: FundBook,
  figures: AllocationFigures,
  units: readonly Unit[],
  only: Unit | null,
): readonly Block[] {
  const indicators = only === null ? book.indicators : indicatorsOf(book, only);
  const money: readonly Block[] =
    only === null
      ? [
          { kind: "annex", label: "附件1", title: "资金明细表" },
          byUnitTable(book, figures, units),
          { kind: "annex", label: "附件1（续）", title: "资金明细表（按项目和单位）", landscape: true },
          matrixTable(figures),
        ]
      : [{ kind: "annex", label: "附件1", title: `${only.name}资金明细表` }, unitMoneyTable(figures, only)];
  return [
    ...money,
    { kind: "annex", label: "附件2", title: only === null ? "绩效目标表" : `${only.name}绩效目标表` },
    targetTable(indicators),
  ];
}
