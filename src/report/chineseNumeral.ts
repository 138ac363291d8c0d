const DIGITS = "零一二三四五六七八九";

/** 1 → 一, 12 → 十二, 21 → 二十一; above 99 the plain digits. */
export function chineseNumeral(number: number): string {
  if (number > 99) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const first = tens === 0 ? "" : `${tens === 1 ? "" : DIGITS.charAt(tens)}十`;
  return `${first}${ones === 0 && tens > 0 ? "" : DIGITS.charAt(ones)}`;
}
