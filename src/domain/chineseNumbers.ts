const DIGITS = "零一二三四五六七八九";

/** Full-width digits as plain ones, everything else untouched; the length stays. */
export function withHalfWidthDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
}

/** `11`, `１１`, 十一, 两, 一百零三 → the number (to 九百九十九 in characters); null when it is none. */
export function wholeNumber(text: string): number | null {
  const plain = withHalfWidthDigits(text);
  if (/^\d{1,9}$/.test(plain)) return Number(plain);
  const match = /^(?:([一二两三四五六七八九])百零?)?([一二三四五六七八九])?(十)?([一二两三四五六七八九])?$/.exec(plain);
  if (match === null || plain === "") return null;
  const [, hundreds, tens, ten, ones] = match;
  const above = hundreds === undefined ? 0 : digit(hundreds) * 100;
  if (ten !== undefined) return above + (tens === undefined ? 1 : digit(tens)) * 10 + digit(ones);
  // Without 十 there is one digit only; 二三 is no number.
  if (tens !== undefined && ones !== undefined) return null;
  return above + digit(tens ?? ones);
}

function digit(character: string | undefined): number {
  if (character === undefined) return 0;
  return character === "两" ? 2 : DIGITS.indexOf(character);
}

/** 1 → 一, 12 → 十二, 21 → 二十一; above 99 the plain digits. */
export function chineseNumeral(number: number): string {
  if (number > 99) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const first = tens === 0 ? "" : `${tens === 1 ? "" : DIGITS.charAt(tens)}十`;
  return `${first}${ones === 0 && tens > 0 ? "" : DIGITS.charAt(ones)}`;
}
