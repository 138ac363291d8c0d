import { compareReadings } from "../../src/rules/readings";
import { chooseReading } from "../../src/usecases/chooseReading";
import { judged } from "./outcomes";
import { book, choice, decidedBook } from "./sampleBook";

/** Resource money 20.00 of 47.03: the counties hold 15.00 of it on a line the prefecture coordinates in part. */
const OF = decidedBook("47.03", { P6: { "532301": "15.50" }, P7: { LIB: "3.00", "532301": "1.50" } });

const told = (of: typeof OF, question: string): readonly string[] =>
  compareReadings(of)
    .filter((result) => result.question === question)
    .map(
      ({ rule, reading, inForce, outcome }) =>
        `${rule.id} ${reading.id}${inForce ? "*" : ""} ${outcome.id} ${outcome.verdict} ${outcome.known ? `${outcome.actual}/${outcome.limit}` : ""}`,
    );

describe("every open reading beside its result (N10)", () => {
  it("C08: three readings of the 30 %, each with its own figures", () => {
    expect(told(OF, "C08")).toEqual([
      "R04 by-money* R04 broken 3000000/6000000",
      "R04 with-coordination R04 broken 4500000/6000000",
      "R04 by-projects R04 met 4/2",
    ]);
  });

  it("C06: one result for each institution; what is in force follows the choice", () => {
    const sessions = ["从业人员培训", "从业人员培训", "全州业务培训"].map((kind) => ({
      on: "2020-04-20",
      kind,
      name: "示例",
      organiser: "CUL",
      organiserText: "州文化馆",
      audience: "",
      days: null,
      people: null,
      visits: null,
      evidence: "",
    }));
    const of = book({
      sessions,
      today: { date: "2020-12-01", typed: true },
      rules: [choice("R06", { reading: "with-prefecture-training", decidedBy: "审核人", enabled: false })],
    });
    expect(told(of, "C06")).toEqual([
      "R06 staff-only R06:CUL broken 2/3",
      "R06 staff-only R06:LIB broken 0/3",
      "R06 with-prefecture-training* R06:CUL met 3/3",
      "R06 with-prefecture-training* R06:LIB broken 0/3",
    ]);
    expect(compareReadings(of).find(({ question }) => question === "C06")?.choice?.decidedBy).toBe("审核人");
  });

  it("takes the topic from 待核实", () => {
    const question = { id: "C08", topic: "30%按什么算", quotes: [], assumption: "" };
    const topics = compareReadings({ ...OF, openQuestions: [question] }).map(
      (result) => `${result.question} ${result.topic}`,
    );
    expect(new Set(topics)).toContain("C08 30%按什么算");
    expect(new Set(topics)).toContain("C07 志愿者服务培训不少于2次");
  });
});

describe("choosing a reading", () => {
  const wish = { rule: "R04", reading: "by-projects", by: " 审核人 ", reason: "按项目数报省厅" };

  it("puts it into force from today, with who and why, and keeps what else was set", () => {
    const chosen = chooseReading({ ...OF, rules: [choice("R04", { threshold: 3500 })] }, wish);
    if (!chosen.ok) throw new Error(chosen.fault.sentence.en);
    expect(chosen.value.rules).toEqual([
      choice("R04", {
        threshold: 3500,
        reading: "by-projects",
        decidedBy: "审核人（自报）",
        decidedOn: "2020-05-25",
        reason: "按项目数报省厅",
      }),
    ]);
    expect(judged(chosen.value, "R04")).toMatchObject({ verdict: "met", threshold: 3500 });
  });

  it("is refused without a name or a reason, and for a reading there is not", () => {
    const code = (more: Partial<typeof wish>): string => {
      const refused = chooseReading(OF, { ...wish, ...more });
      return refused.ok ? "" : refused.fault.code;
    };
    expect(code({ by: " " })).toBe("reading-unsigned");
    expect(code({ by: "（自报）" })).toBe("reading-unsigned");
    expect(code({ reason: "" })).toBe("reading-unsigned");
    expect(code({ reading: "by-volume" })).toBe("reading-unknown");
    expect(code({ rule: "R99" })).toBe("reading-unknown");
  });
});
