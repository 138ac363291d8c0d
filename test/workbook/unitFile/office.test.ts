import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planUnitFile } from "../../../src/workbook/unitFile/planUnitFile";
import { makeFile } from "../../../src/xlsx/makeFile";
import { contentFor } from "../../tracking/unitFiles";
import { officePresent } from "../recalculate";

const check = officePresent ? it : it.skip;
jest.setTimeout(120_000);

const DOCTYPE = (kind: string, file: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${file}">\n`;

/** A Basic library in a profile of its own: the file under test holds no macro. */
function profileWith(folder: string, source: string): void {
  const basic = join(folder, "profile", "user", "basic");
  mkdirSync(join(basic, "Standard"), { recursive: true });
  const library = 'xmlns:library="http://openoffice.org/2000/library"';
  writeFileSync(
    join(basic, "script.xlc"),
    `${DOCTYPE("library:libraries", "libraries.dtd")}<library:libraries ${library}><library:library library:name="Standard" library:link="false"/></library:libraries>`,
  );
  writeFileSync(
    join(basic, "Standard", "script.xlb"),
    `${DOCTYPE("library:library", "library.dtd")}<library:library ${library} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Walk"/></library:library>`,
  );
  const escaped = source.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  writeFileSync(
    join(basic, "Standard", "Walk.xba"),
    `${DOCTYPE("script:module", "module.dtd")}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Walk" script:language="StarBasic">\n${escaped}\n</script:module>`,
  );
}

/** Runs the lines in LibreOffice over the file, with `spend` its 支出填报; what they say, line by line. */
async function walked(lines: string): Promise<Readonly<Record<string, string>>> {
  const made = await makeFile(planUnitFile(contentFor("532301")));
  if (!made.ok) throw new Error(made.fault.code);
  const folder = mkdtempSync(join(tmpdir(), "hengbo-unit-file-"));
  try {
    writeFileSync(join(folder, "file.xlsx"), made.value);
    const answer = join(folder, "answer.txt");
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const office = (what: string) => spawnSync("soffice", ["--headless", profile, what], { timeout: 50_000 });
    // The first start makes the profile; a library put there before it is not found.
    office("--terminate_after_init");
    profileWith(
      folder,
      `Sub Say(key As String, text As String)
  Open "${answer}" For Append As #1
  Print #1, key & "=" & text
  Close #1
End Sub
Sub SortBlock(sheet, block As String, column As Integer, upwards As Boolean)
  Dim key(0) As New com.sun.star.table.TableSortField
  key(0).Field = column
  key(0).IsAscending = upwards
  Dim how(1) As New com.sun.star.beans.PropertyValue
  how(0).Name = "SortFields"
  how(0).Value = key()
  how(1).Name = "ContainsHeader"
  how(1).Value = False
  sheet.getCellRangeByName(block).sort(how())
End Sub
Sub Main
  On Error Goto Broken
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden"
  opening(0).Value = True
  book = StarDesktop.loadComponentFromURL("file://${folder}/file.xlsx", "_blank", 0, opening())
  spend = book.Sheets.getByName("支出填报")
${lines}
  book.close(True)
  Exit Sub
Broken:
  Say "error", Error$ & " " & Erl
End Sub`,
    );
    office("macro:///Standard.Walk.Main");
    const told = readFileSync(answer, "utf8").trim().split("\n");
    return Object.fromEntries(
      told.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe(`the unit file in LibreOffice${officePresent ? "" : " (not installed here: not checked)"}`, () => {
  check("sorts the typed block on the protected sheet, and names what is wrong at once", async () => {
    const told = await walked(`
  Say "protected", spend.isProtected()
  Say "locked", spend.getCellRangeByName("A7").CellProtection.IsLocked & spend.getCellRangeByName("H6").CellProtection.IsLocked
  Say "open", spend.getCellRangeByName("D7:Q246").CellProtection.IsLocked
  spend.getCellRangeByName("D7").String = "1 基层文化馆数字化服务"
  spend.getCellRangeByName("I7").Value = 0.37
  spend.getCellRangeByName("D8").String = "6 艺术普及和群众文化资源"
  spend.getCellRangeByName("I8").Value = 5000
  spend.getCellRangeByName("D9").String = "没有的项目"
  spend.getCellRangeByName("E9").String = "约5月"
  spend.getCellRangeByName("I9").String = "约4"
  Say "wan", spend.getCellRangeByName("B7").String
  Say "text", spend.getCellRangeByName("B9").String
  Say "status", spend.getCellRangeByName("A7").String
  Say "first", spend.getCellRangeByName("B3").String
  arrival = book.Sheets.getByName("资金与到位")
  Say "over", arrival.getCellRangeByName("B8").String
  Say "cover", book.Sheets.getByName("填报说明").getCellRangeByName("A5").String
  SortBlock spend, "D7:Q246", 5, False
  Say "sorted", spend.getCellRangeByName("I7").String & " " & spend.getCellRangeByName("D8").String & spend.getCellRangeByName("I8").Value
  Say "followed", spend.getCellRangeByName("B9").String
  On Error Resume Next
  SortBlock spend, "A7:Q246", 8, True
  On Error Goto Broken
  Say "refused", spend.getCellRangeByName("I7").String`);
    expect(told["error"]).toBeUndefined();
    expect(told).toMatchObject({ protected: "True", locked: "TrueTrue", open: "False" });
    expect(told["wan"]).toContain("缺支付日期");
    expect(told["wan"]).toContain("是否误以万元填报？");
    expect(told["text"]).toContain("项目不在下达清单");
    expect(told["text"]).toContain("金额是文字");
    expect(told["text"]).toContain("支付日期是文字");
    expect(told["status"]).toBe("要补");
    expect(told["first"]).toMatch(/^还有3处，第7行：缺支付日期/);
    expect(told["over"]).toContain("支出超过下达");
    expect(told["cover"]).toMatch(/^资金与到位：还有2处/);
    expect(told["sorted"]).toBe("约4 6 艺术普及和群众文化资源5000");
    expect(told["followed"]).toContain("是否误以万元填报？");
    // A block with locked cells is left as it was: sorted upwards it would begin with 0.37.
    expect(told["refused"]).toBe("约4");
  });
});
