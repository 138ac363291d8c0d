import type { Bilingual } from "../../domain/fault";

/** 分配: rounding, floors, and reasons for amounts that are not the computed ones. */
export const ALLOCATION_WORDS = {
  terms: { zh: "取整和保底", en: "Rounding and floors" },
  step: { zh: "取整到（万元）", en: "Round to (10,000 yuan)" },
  stepSet: {
    zh: "取整单位已记下，重新分配后生效。",
    en: "The rounding is noted; allocate again for it to take effect.",
  },
  floorProject: { zh: "项目", en: "Project" },
  floorAmount: { zh: "各县市不少于（万元）", en: "Each county at least (10,000 yuan)" },
  floorSet: { zh: "设为保底", en: "Set as floor" },
  floorClear: { zh: "取消保底", en: "Take the floor away" },
  floorDone: { zh: "保底已记下，重新分配后生效。", en: "The floor is noted; allocate again for it to take effect." },
  floorCleared: { zh: "保底已取消，重新分配后生效。", en: "The floor is gone; allocate again for it to take effect." },
  floorsNow: { zh: "现有保底", en: "Floors now" },
  floorLine: { zh: "第{project}项：{units}", en: "Project {project}: {units}" },
  floorHint: {
    zh: "单个单位的保底、上限在“测算”表填。",
    en: "Floors and ceilings of single units are typed on the sheet of computed amounts.",
  },
  adjustments: { zh: "手改 {count} 格，{open} 格缺理由", en: "{count} cells changed by hand, {open} without a reason" },
  adjustmentCell: {
    zh: "{label}：测算{computed}，拟分配{decided}",
    en: "{label}: computed {computed}, decided {decided}",
  },
  adjustmentReason: { zh: "所选各格的理由", en: "Reason for the chosen cells" },
  adjustmentReasonMissing: { zh: "请写理由。", en: "Please give a reason." },
  adjustmentSave: { zh: "写入理由", en: "Write the reason" },
  adjustmentSaved: { zh: "理由已写入“测算”。", en: "The reason is written on the sheet of computed amounts." },
  adjustmentKnown: { zh: "理由：{reason}（{by}）", en: "Reason: {reason} ({by})" },
} as const satisfies Record<string, Bilingual>;
