import type { Rule } from "../domain/rule";
import about from "./funds/digital-culture-2020/fund.json";
import rules from "./funds/digital-culture-2020/rules.json";
import { fundFromData, type Fund } from "./funds/fund";

/** The fund Hengbo was first built for; its two files are also the pattern for another fund. */
export const DIGITAL_CULTURE_2020: Fund = builtIn();

/** Its rules R01 to R27, by stage and number. */
export const RULE_CATALOGUE: readonly Rule[] = DIGITAL_CULTURE_2020.catalogue;

/** @throws Error when the files in the program itself hold a mistake: a programming error. */
function builtIn(): Fund {
  const fund = fundFromData(about, rules);
  if (!fund.ok) throw new Error(fund.fault.sentence.en);
  return fund.value;
}
