import { fundName } from "../../src/domain/fundName";

describe("the fund's name in a notice's title", () => {
  it.each([
    [
      "楚雄州文化和旅游局关于中央补助地方公共数字文化建设专项资金分配、使用和监管工作落实方案",
      "公共数字文化建设专项资金",
    ],
    ["关于公共数字文化建设专项资金分配、使用和监管的示例方案", "公共数字文化建设专项资金"],
    ["2021年义务教育薄弱环节改善专项资金项目表", "2021年义务教育薄弱环节改善专项资金"],
    ["关于做好有关工作的通知", "专项资金"],
  ])("%s → %s", (title, name) => {
    expect(fundName(title)).toBe(name);
  });
});
