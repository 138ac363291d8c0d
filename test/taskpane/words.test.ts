import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chooseLocale, say, WORDS, type WordKey } from "../../src/taskpane/words";

const KEYS = Object.keys(WORDS) as WordKey[];

function slots(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "").sort();
}

describe("the dictionary", () => {
  it.each(KEYS)("%s is said in both languages with the same slots", (key) => {
    const { zh, en } = WORDS[key];
    expect(zh.trim()).not.toBe("");
    expect(en.trim()).not.toBe("");
    expect(slots(en)).toEqual(slots(zh));
    expect(en).not.toMatch(/\p{Script=Han}/u);
  });

  it("holds no text that nobody says", () => {
    const folder = join(__dirname, "..", "..", "src", "taskpane");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
    const code = files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
    expect(KEYS.filter((key) => !code.includes(`"${key}"`) && !code.includes(`WORDS.${key}`))).toEqual([]);
  });

  it("uses no sign that the shipped font lacks", () => {
    for (const { zh, en } of Object.values(WORDS)) expect(zh + en).not.toMatch(/[✓✗●○→←↶△]/u);
  });

  it("fills slots, and leaves dollar signs in a filling as they are", () => {
    expect(say("zh", "undo", { label: "分配" })).toBe("撤销“分配”");
    expect(say("en", "undo", { label: "$&" })).toBe('Undo "$&"');
    expect(say("zh", "balanced")).toBe("平");
  });

  it("chooses Chinese for every Chinese display language, else English", () => {
    expect(["zh-CN", "zh", "ZH-hans-CN", "zh-TW"].map(chooseLocale)).toEqual(["zh", "zh", "zh", "zh"]);
    expect(["en-US", "ja-JP", "", undefined].map(chooseLocale)).toEqual(["en", "en", "en", "en"]);
  });
});
