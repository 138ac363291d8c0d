import { chineseNumeral } from "../../src/domain/chineseNumbers";

test.each([
  [1, "一"],
  [10, "十"],
  [12, "十二"],
  [20, "二十"],
  [21, "二十一"],
  [99, "九十九"],
  [100, "100"],
])("%d is %s", (number, words) => {
  expect(chineseNumeral(number)).toBe(words);
});
