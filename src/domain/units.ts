/** Unit codes: 2020 division codes (`532301`), `CUL` 州文化馆, `LIB` 州图书馆. */
export type UnitCode = string;

export type UnitLevel = "prefecture" | "county";

/** A unit that can hold money: one of the 12 (10 county bureaus, 州文化馆, 州图书馆). */
export interface Unit {
  readonly code: UnitCode;
  /** Full name as printed in lists: 楚雄市, 州文化馆. */
  readonly name: string;
  /** Column header, at most 4 characters. */
  readonly shortName: string;
  readonly level: UnitLevel;
  /** Other names the same unit carries in notices, of other years too (禄丰市). */
  readonly aliases: readonly string[];
}

/** A 馆: indicators are counted per institution, money is held by units. */
export interface Institution {
  readonly code: string;
  readonly name: string;
  readonly kind: "culture" | "library";
  /** The unit that holds its money. */
  readonly unit: UnitCode;
}
