import type { Factor } from "../domain/book";

const SOURCE = "示例数据，非统计数";

/** Two invented factors, so that the factor method can be tried on the sample; every value says it is a sample. */
export const SAMPLE_FACTORS: readonly Factor[] = [
  sampleFactor("服务人口（示例，千人）", 6_000, [600, 600, 560, 140, 190, 210, 180, 260, 100, 200, 250, 400]),
  sampleFactor("服务点数（示例，个）", 4_000, [20, 20, 15, 8, 7, 10, 9, 12, 7, 10, 11, 14]),
];

/** Values in the order 州文化馆, 州图书馆, then the counties by code; weight in basis points. */
function sampleFactor(name: string, weight: number, values: readonly number[]): Factor {
  const codes = [
    "CUL",
    "LIB",
    "532301",
    "532322",
    "532323",
    "532324",
    "532325",
    "532326",
    "532327",
    "532328",
    "532329",
    "532331",
  ];
  return {
    name,
    year: "2020",
    source: SOURCE,
    weight,
    values: Object.fromEntries(codes.map((code, index) => [code, values[index] ?? 0])),
  };
}
