/** @jest-environment jsdom */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMenu, ManifestError, readManifest } from "../../../src/workbench/shell/manifest";

const names = [
  'xmlns="http://schemas.microsoft.com/office/appforoffice/1.1"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0"',
].join(" ");

/** A manifest for another add-in than ours: English by default, two tabs, both kinds of command. */
function manifest(action = '<Action xsi:type="ExecuteFunction"><FunctionName>check</FunctionName></Action>'): string {
  return `<?xml version="1.0"?><OfficeApp ${names} xsi:type="TaskPaneApp">
  <DefaultLocale>en-US</DefaultLocale>
  <DisplayName DefaultValue="Ledger"><Override Locale="zh-CN" Value="台账"/></DisplayName>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Hosts>
      <Host xsi:type="Document"><DesktopFormFactor/></Host>
      <Host xsi:type="Workbook"><DesktopFormFactor>
        <ExtensionPoint xsi:type="ContextMenu"/>
        <ExtensionPoint xsi:type="PrimaryCommandSurface">
          <OfficeTab id="TabHome"><Group id="g1"><Label resid="group"/>
            <Control xsi:type="Button" id="open"><Label resid="open"/>
              <Supertip><Title resid="open"/><Description resid="tip"/></Supertip>
              <Icon><bt:Image size="80" resid="i80"/><bt:Image size="16" resid="i16"/><bt:Image size="32" resid="i32"/></Icon>
              <Action xsi:type="ShowTaskpane"><SourceLocation resid="page"/></Action>
            </Control></Group></OfficeTab>
          <CustomTab id="Own"><Group id="g2"><Label resid="group"/>
            <Control xsi:type="Button" id="run"><Label resid="open"/>${action}</Control>
            </Group><Label resid="group"/></CustomTab>
        </ExtensionPoint></DesktopFormFactor></Host>
    </Hosts>
    <Resources>
      <bt:Images><bt:Image id="i16" DefaultValue="https://a/16.png"/><bt:Image id="i32" DefaultValue="https://a/32.png"/>
        <bt:Image id="i80" DefaultValue="https://a/80.png"/></bt:Images>
      <bt:Urls><bt:Url id="page" DefaultValue="https://a/pane/taskpane.html"/></bt:Urls>
      <bt:ShortStrings>
        <bt:String id="group" DefaultValue="Fund"><bt:Override Locale="zh-CN" Value="资金"/></bt:String>
        <bt:String id="open" DefaultValue="Open"/></bt:ShortStrings>
      <bt:LongStrings><bt:String id="tip" DefaultValue="Opens it"><bt:Override Locale="zh-TW" Value="打開"/></bt:String></bt:LongStrings>
    </Resources>
  </VersionOverrides></OfficeApp>`;
}

describe("readManifest", () => {
  test("tabs, groups and buttons with their texts, pictures and actions", () => {
    expect(readManifest(manifest(), "en-US")).toEqual({
      displayName: "Ledger",
      functionFile: null,
      tabs: [
        {
          id: "TabHome",
          label: null,
          groups: [
            {
              id: "g1",
              label: "Fund",
              controls: [
                {
                  id: "open",
                  label: "Open",
                  tipTitle: "Open",
                  tip: "Opens it",
                  icon: "https://a/32.png",
                  action: { kind: "pane", address: "https://a/pane/taskpane.html", title: null, paneId: null },
                },
              ],
            },
          ],
        },
        {
          id: "Own",
          label: "Fund",
          groups: [
            {
              id: "g2",
              label: "Fund",
              controls: [
                {
                  id: "run",
                  label: "Open",
                  tipTitle: "Open",
                  tip: "",
                  icon: null,
                  action: { kind: "function", name: "check" },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test("an override for the locale wins, then one for its language, then the default", () => {
    const read = readManifest(manifest(), "zh-CN");
    expect(read.displayName).toBe("台账");
    const group = read.tabs[0]?.groups[0];
    expect(group?.label).toBe("资金");
    expect(group?.controls[0]?.label).toBe("Open");
    expect(group?.controls[0]?.tip).toBe("打開");
  });

  test("an override of the default's own language does not replace the default", () => {
    const british = manifest().replace('Locale="zh-CN" Value="台账"', 'Locale="en-GB" Value="Ledger (UK)"');
    expect(readManifest(british, "en-US").displayName).toBe("Ledger");
    expect(readManifest(british, "en-GB").displayName).toBe("Ledger (UK)");
  });

  test.each([
    ["no XML", "约47", "清单不是有效的加载项清单"],
    ["other XML", "<a/>", "清单不是有效的加载项清单"],
    ["no commands", `<OfficeApp ${names}/>`, "清单没有 Excel 命令"],
    ["a missing text", manifest().replace('String id="group"', 'String id="other"'), "清单缺少资源 group"],
    ["an unknown action", manifest('<Action xsi:type="Dance"/>'), "清单里有不认识的命令类型 Dance"],
  ])("%s is refused with a sentence", (_name, text, sentence) => {
    expect(() => readManifest(text, "zh-CN")).toThrow(ManifestError);
    expect(() => readManifest(text, "zh-CN")).toThrow(sentence);
  });

  test("a menu holds its items; the function file and the pane's own name are read", () => {
    const menu = `<Action xsi:type="ShowTaskpane"><TaskpaneId>Ledger</TaskpaneId><SourceLocation resid="page"/></Action>
      </Control><Control xsi:type="OfficeControl" id="Bold"/>
      <Control xsi:type="Menu" id="more"><Label resid="open"/><Items>
        <Item id="first"><Label resid="group"/><Action xsi:type="ExecuteFunction"><FunctionName>a</FunctionName></Action></Item>
        <Item id="second"><Label resid="open"/><Action xsi:type="ExecuteFunction"><FunctionName>b</FunctionName></Action></Item>
      </Items>`;
    const read = readManifest(
      manifest(menu).replace(
        '<ExtensionPoint xsi:type="Con',
        '<FunctionFile resid="page"/><ExtensionPoint xsi:type="Con',
      ),
      "en-US",
    );
    expect(read.functionFile).toBe("https://a/pane/taskpane.html");
    const [pane, more] = read.tabs[1]?.groups[0]?.controls ?? [];
    expect(pane && !isMenu(pane) && pane.action).toMatchObject({ kind: "pane", paneId: "Ledger" });
    if (!more || !isMenu(more)) throw new Error("There is no menu.");
    expect(more.items.map((item) => [item.id, item.label, item.action])).toEqual([
      ["first", "Fund", { kind: "function", name: "a" }],
      ["second", "Open", { kind: "function", name: "b" }],
    ]);
  });

  test("newer commands stand inside the older ones and win", () => {
    const inner = /<VersionOverrides[\s\S]*<\/VersionOverrides>/.exec(manifest())?.[0] ?? "";
    const outer = manifest('<Action xsi:type="ExecuteFunction"><FunctionName>old</FunctionName></Action>');
    const read = readManifest(outer.replace("</VersionOverrides>", `${inner}</VersionOverrides>`), "en-US");
    const run = read.tabs[1]?.groups[0]?.controls[0];
    expect(run && !isMenu(run) && run.action).toEqual({ kind: "function", name: "check" });
  });

  test("an add-in without commands gets one button that opens its pane", () => {
    const plain = `<OfficeApp ${names}><DefaultLocale>en-US</DefaultLocale><DisplayName DefaultValue="Ledger"/>
      <DefaultSettings><SourceLocation DefaultValue="https://a/page.html"/></DefaultSettings></OfficeApp>`;
    const control = readManifest(plain, "en-US").tabs[0]?.groups[0]?.controls[0];
    expect(control).toMatchObject({
      label: "Ledger",
      action: { kind: "pane", address: "https://a/page.html", title: "Ledger" },
    });
  });

  test("our own manifest is read in both languages", () => {
    const ours = readFileSync(join(__dirname, "../../../manifest.xml"), "utf8");
    const pages = ["zh-CN", "en-US"].map((locale) => {
      const button = readManifest(ours, locale).tabs[0]?.groups[0]?.controls[0];
      if (!button || isMenu(button)) throw new Error("The first control is no button.");
      return [button.label, button.action.kind === "pane" ? new URL(button.action.address).pathname : null];
    });
    expect(pages).toEqual([
      ["衡拨", "/pane/taskpane.html"],
      ["Hengbo", "/pane/taskpane.html"],
    ]);
  });
});
