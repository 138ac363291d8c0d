const SELF_GIVEN = "（自报）";

/** A name as typed, without the mark and without stray spaces; empty when nobody is named. */
export function plainName(typed: string): string {
  return typed.replaceAll(SELF_GIVEN, "").replace(/\s+/g, " ").trim();
}

/** 张某（自报）: how a typed name is written wherever somebody acted (D14); empty when nobody is named. */
export function signatureOf(typed: string): string {
  const name = plainName(typed);
  return name === "" ? "" : `${name}${SELF_GIVEN}`;
}
