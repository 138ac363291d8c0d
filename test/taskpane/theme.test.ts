import { chooseBrightness, fluentTheme } from "../../src/taskpane/theme";

describe("chooseBrightness", () => {
  it("believes Office's own word first", () => {
    expect(chooseBrightness({ isDarkTheme: true, bodyBackgroundColor: "#FFFFFF" }, false)).toBe("dark");
    expect(chooseBrightness({ isDarkTheme: false, bodyBackgroundColor: "#000000" }, true)).toBe("light");
  });

  it("else judges Office's background", () => {
    expect(chooseBrightness({ bodyBackgroundColor: "#262626" }, false)).toBe("dark");
    expect(chooseBrightness({ bodyBackgroundColor: "#E6E6E6" }, true)).toBe("light");
    expect(chooseBrightness({ bodyBackgroundColor: "#00ff00" }, true)).toBe("light");
    expect(chooseBrightness({ bodyBackgroundColor: "#0000ff" }, false)).toBe("dark");
  });

  it("else follows the system, else is light", () => {
    expect(chooseBrightness(null, true)).toBe("dark");
    expect(chooseBrightness({ bodyBackgroundColor: "window" }, true)).toBe("dark");
    expect(chooseBrightness({}, false)).toBe("light");
  });
});

describe("fluentTheme", () => {
  it("differs by brightness and ends with the font the add-in ships", () => {
    expect(fluentTheme("dark").colorNeutralBackground1).not.toBe(fluentTheme("light").colorNeutralBackground1);
    for (const theme of [fluentTheme("dark"), fluentTheme("light")]) {
      expect(theme.fontFamilyBase).toMatch(/"Microsoft YaHei".*"Noto Sans SC", sans-serif$/);
    }
  });
});
