import type { Institution, Unit, UnitCode } from "./units";

/** The ten county-level divisions of 2020 in the order of their codes (docs/domain.md). */
const COUNTIES: readonly { readonly code: UnitCode; readonly name: string; readonly laterNames?: readonly string[] }[] =
  [
    { code: "532301", name: "楚雄市" },
    { code: "532322", name: "双柏县" },
    { code: "532323", name: "牟定县" },
    { code: "532324", name: "南华县" },
    { code: "532325", name: "姚安县" },
    { code: "532326", name: "大姚县" },
    { code: "532327", name: "永仁县" },
    { code: "532328", name: "元谋县" },
    { code: "532329", name: "武定县" },
    // A city with code 532302 since 2021; books of 2020 keep the county and its code.
    { code: "532331", name: "禄丰县", laterNames: ["禄丰市"] },
  ];

function prefectureInstitution(code: UnitCode, kind: "文化馆" | "图书馆"): Unit {
  return {
    code,
    name: `州${kind}`,
    shortName: `州${kind}`,
    level: "prefecture",
    aliases: [`楚雄州${kind}`, `楚雄彝族自治州${kind}`, `州级${kind}`, `州本级${kind}`],
  };
}

/** The 12 units that can hold money: 州文化馆, 州图书馆, then ten counties by 2020 code. */
export const CHUXIONG_UNITS: readonly Unit[] = [
  prefectureInstitution("CUL", "文化馆"),
  prefectureInstitution("LIB", "图书馆"),
  ...COUNTIES.map(({ code, name, laterNames = [] }): Unit => {
    const placeName = name.slice(0, -1);
    return { code, name, shortName: name, level: "county", aliases: [placeName, ...laterNames] };
  }),
];

const PREFECTURE_INSTITUTIONS: readonly Institution[] = [
  { code: "CUL-C", name: "楚雄州文化馆", kind: "culture", unit: "CUL" },
  { code: "LIB-L", name: "楚雄州图书馆", kind: "library", unit: "LIB" },
];

/** The 22 institutions (馆): two of the prefecture, then 文化馆 and 图书馆 of every county. */
export const CHUXIONG_INSTITUTIONS: readonly Institution[] = [
  ...PREFECTURE_INSTITUTIONS,
  ...COUNTIES.flatMap(({ code, name }): Institution[] => [
    { code: `${code}-C`, name: `${name}文化馆`, kind: "culture", unit: code },
    { code: `${code}-L`, name: `${name}图书馆`, kind: "library", unit: code },
  ]),
];
