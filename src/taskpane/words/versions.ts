import type { Bilingual } from "../../domain/fault";

/** 历次方案, comparing them, and trying a change. */
export const VERSION_WORDS = {
  versions: { zh: "历次方案和比较", en: "Versions and comparison" },
  versionsNone: {
    zh: "还没有存过方案。重新分配前、录入追加追减前、局党组审定时会自动各留一份。",
    en: "No version is kept yet. One is kept by itself before amounts are divided anew, before money is added or taken back, and on approval.",
  },
  versionWhy: { zh: "给现在的数存一版，写明为什么", en: "Keep the amounts as they stand; say why" },
  versionKeep: { zh: "存为一版", en: "Keep this version" },
  versionKept: { zh: "已存入“历次方案”。", en: "Kept on the sheet of versions." },
  versionFrom: { zh: "调整前", en: "Before" },
  versionTo: { zh: "调整后", en: "After" },
  versionNow: { zh: "现在", en: "Now" },
  versionAltered: {
    zh: "这一次的数字在“历次方案”里被改动过，比较不可靠。",
    en: "The figures of this version were typed over on the sheet of versions; the comparison cannot be relied on.",
  },
  compareUnits: { zh: "各单位", en: "Units" },
  compareChange: { zh: "调整数", en: "Change" },
  compareTie: {
    zh: "调整数合计与指标增减一致（{change}）。",
    en: "The changes add up to what the ledger changed by ({change}).",
  },
  compareUntied: {
    zh: "调整数合计{change}，指标增减{ledger}，相差{untied}。",
    en: "The changes add up to {change}; the ledger changed by {ledger}; {untied} apart.",
  },
  compareUnknown: { zh: "有一方没有指标总额，无法核对。", en: "One side has no ledger total; they cannot be tied." },
  compareCells: { zh: "变动的格（{count}）", en: "Cells that differ ({count})" },
  compareNone: { zh: "两方一样，没有变动。", en: "Both are the same." },
  compareSheet: { zh: "写成“方案比较”表", en: "Write the comparison sheet" },
  compareCell: { zh: "{before} 改为 {after}（{change}）", en: "{before} to {after} ({change})" },
  comparing: { zh: "比较中…", en: "Comparing…" },
  whatIf: { zh: "试算：加减一格会怎样", en: "What if one amount changed" },
  whatIfUnit: { zh: "单位", en: "Unit" },
  whatIfBy: { zh: "加多少（万元；减写负数）", en: "By how much (10,000 yuan; negative takes away)" },
  whatIfAsk: { zh: "试算（不写入）", en: "Try it (writes nothing)" },
  whatIfCell: { zh: "{label}：{from} 改为 {to}", en: "{label}: {from} to {to}" },
  whatIfRules: { zh: "余地（负数为还差）", en: "Room left (negative: short)" },
  whatIfRule: { zh: "规则", en: "Rule" },
  whatIfBefore: { zh: "现在", en: "Now" },
  whatIfChanged: { zh: "只改这格", en: "This cell only" },
  whatIfWay: { zh: "配上办法", en: "With the way out" },
  whatIfFine: {
    zh: "只改这一格，必须的金额规则都符合。",
    en: "With this cell alone changed, every must rule about money is met.",
  },
  whatIfBadAmount: { zh: "请填不为0的数，例如 1.00。", en: "Type a number that is not 0, for example 1.00." },
  allocateDifference: {
    zh: "只分差额 {amount}（原有金额不动）",
    en: "Share out only the difference {amount} (present amounts stay)",
  },
  allocateDifferenceDone: {
    zh: "差额已分，原有金额没有动。",
    en: "The difference is shared out; present amounts were left alone.",
  },
} as const satisfies Record<string, Bilingual>;
