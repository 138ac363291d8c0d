import { IIconSetType } from "@univerjs/sheets-conditional-formatting";

/** Sets by Excel's names. The engine lists most from the best icon down; these two from the lowest up. */
const sets: Readonly<Record<string, { readonly type: IIconSetType; readonly count: number; readonly rising?: true }>> =
  {
    ThreeArrows: { type: IIconSetType.threeArrows, count: 3 },
    ThreeArrowsGray: { type: IIconSetType.threeArrowsGray, count: 3 },
    ThreeFlags: { type: IIconSetType.threeFlags, count: 3 },
    ThreeTrafficLights1: { type: IIconSetType.threeTrafficLights1, count: 3 },
    ThreeTrafficLights2: { type: IIconSetType.threeTrafficLights2, count: 3 },
    ThreeSigns: { type: IIconSetType.threeSigns, count: 3 },
    ThreeSymbols: { type: IIconSetType.threeSymbols, count: 3 },
    ThreeSymbols2: { type: IIconSetType.threeSymbols2, count: 3 },
    ThreeStars: { type: IIconSetType.threeStars, count: 3 },
    ThreeTriangles: { type: IIconSetType.threeTriangles, count: 3 },
    FourArrows: { type: IIconSetType.fourArrows, count: 4 },
    FourArrowsGray: { type: IIconSetType.fourArrowsGray, count: 4 },
    FourRedToBlack: { type: IIconSetType.fourRedToBlack, count: 4 },
    FourRating: { type: IIconSetType.fourRating, count: 4, rising: true },
    FourTrafficLights: { type: IIconSetType.fourTrafficLights, count: 4 },
    FiveArrows: { type: IIconSetType.fiveArrows, count: 5 },
    FiveArrowsGray: { type: IIconSetType.fiveArrowsGray, count: 5 },
    FiveRating: { type: IIconSetType.fiveRating, count: 5, rising: true },
    FiveQuarters: { type: IIconSetType.fiveQuarters, count: 5 },
    FiveBoxes: { type: IIconSetType.fiveBoxes, count: 5 },
  };

/** The engine's name of an icon; index 0 is the lowest. */
export function iconOf({ set, index }: { readonly set: string; readonly index: number }): {
  readonly iconType: IIconSetType;
  readonly iconId: string;
} {
  const known = sets[set];
  if (known === undefined) return { iconType: IIconSetType.empty, iconId: "" };
  return { iconType: known.type, iconId: String(known.rising === true ? index : known.count - 1 - index) };
}
