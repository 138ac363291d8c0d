/** Units of money a person can choose where a document names none. */
export const MONEY_UNITS = ["万元", "元", "千元", "百元", "亿元"] as const;
export type ChosenMoneyUnit = (typeof MONEY_UNITS)[number];
