/**
 * The fund's own name from a notice's title: what stands before 专项资金, without the words every title carries.
 * `楚雄州文化和旅游局关于中央补助地方公共数字文化建设专项资金分配…方案` → `公共数字文化建设专项资金`.
 */
export function fundName(title: string): string {
  const named =
    /中央补助地方([^《》]*?专项资金)/.exec(title) ??
    /关于([^《》]*?专项资金)/.exec(title) ??
    /([^《》]{1,20}专项资金)/.exec(title);
  return named?.[1] ?? "专项资金";
}
