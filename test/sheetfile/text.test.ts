import fc from "fast-check";
import {
  columnIndex,
  columnLetters,
  formatAddress,
  formatArea,
  parseAddress,
  parseArea,
  quoteSheetName,
  subtractArea,
} from "../../src/sheetfile/address";
import { resolveColor } from "../../src/sheetfile/colors";
import { shiftFormula } from "../../src/sheetfile/formulaShift";
import { decodeEntities, decodeSheetText, encodeSheetText, parseXml, XmlError } from "../../src/sheetfile/xml";
import { changedTag, XmlEditor } from "../../src/sheetfile/xmlEdit";

const place = fc.record({ row: fc.nat({ max: 1_048_575 }), column: fc.nat({ max: 16_383 }) });
const smallArea = fc
  .record({ top: fc.nat(6), left: fc.nat(6), height: fc.nat(4), width: fc.nat(4) })
  .map(({ top, left, height, width }) => ({ top, left, bottom: top + height, right: left + width }));

describe("addresses", () => {
  it("are read back as they were written", () => {
    fc.assert(
      fc.property(place, ({ row, column }) => {
        expect(columnIndex(columnLetters(column))).toBe(column);
        expect(parseAddress(formatAddress(row, column))).toEqual({ row, column });
      }),
    );
  });

  it("know the last cell of a sheet and nothing beyond it", () => {
    expect(parseAddress("XFD1048576")).toEqual({ row: 1_048_575, column: 16_383 });
    for (const beyond of ["XFE1", "A1048577", "A0", "1A", "", "A1:B2"]) expect(parseAddress(beyond)).toBeNull();
  });

  it("read ranges in either order, whole rows and whole columns", () => {
    expect(parseArea("C9:$A$1")).toEqual({ top: 0, left: 0, bottom: 8, right: 2 });
    expect(parseArea("2:3")).toEqual({ top: 1, bottom: 2, left: 0, right: 16_383 });
    expect(parseArea("B:B")).toEqual({ top: 0, bottom: 1_048_575, left: 1, right: 1 });
    for (const wrong of ["A", "1", "A1:B", "A1:B2:C3", "数据"]) expect(parseArea(wrong)).toBeNull();
    expect(formatArea({ top: 0, left: 0, bottom: 0, right: 0 })).toBe("A1");
  });

  it("take a hole out of an area without losing or doubling a cell", () => {
    fc.assert(
      fc.property(smallArea, smallArea, (area, hole) => {
        const rest = subtractArea(area, hole);
        for (let row = 0; row < 12; row++) {
          for (let column = 0; column < 12; column++) {
            const within = (one: typeof area): boolean =>
              one.top <= row && row <= one.bottom && one.left <= column && column <= one.right;
            expect(rest.filter(within).length).toBe(within(area) && !within(hole) ? 1 : 0);
          }
        }
      }),
    );
  });

  it("quote sheet names only where a formula needs it", () => {
    expect(quoteSheetName("分配表")).toBe("分配表");
    expect(quoteSheetName("2020 年")).toBe("'2020 年'");
    expect(quoteSheetName("A1")).toBe("'A1'");
    expect(quoteSheetName("张三's")).toBe("'张三''s'");
  });
});

describe("shared formulas", () => {
  it.each([
    ["IF(B3=0,0,C3/B3)", 2, 0, "IF(B5=0,0,C5/B5)"],
    ["$B3+B$3+$B$3", 1, 1, "$B4+C$3+$B$3"],
    ["SUM(分配表!C3:C8)+'2020 年'!A1", 1, 0, "SUM(分配表!C4:C9)+'2020 年'!A2"],
    ['A1&"A1"&LOG10(B2)', 1, 0, 'A2&"A1"&LOG10(B3)'],
    ["SUM(A:B)+SUM(1:2)", 1, 1, "SUM(B:C)+SUM(2:3)"],
    ["台账表[金额]+A1", 1, 0, "台账表[金额]+A2"],
    ["A1:INDEX(B:B,3)", 1, 0, "A2:INDEX(B:B,3)"],
    ["A1-1E5", -1, 0, "#REF!-1E5"],
    ["拟分配数2+A1", 1, 0, "拟分配数2+A2"],
  ])("%s moved by %i, %i is %s", (formula, rows, columns, expected) => {
    expect(shiftFormula(formula, rows, columns)).toBe(expected);
  });
});

describe("texts in XML", () => {
  it("survive whatever they hold, control characters and half characters too", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const encoded = encodeSheetText(text);
        expect(encoded).not.toMatch(/[\u0000-\u0008\u000b-\u001f<]/);
        expect(decodeSheetText(decodeEntities(encoded))).toBe(text);
      }),
    );
    expect(encodeSheetText("_x0041_\r\ud800")).toBe("_x005F_x0041__x000D__xD800_");
  });
});

describe("the XML reader", () => {
  it("knows where elements stand, with > in attributes, comments and texts as they are", () => {
    const source = `<?xml version="1.0"?><!-- <a> --><x:a b="1>2" c='"'><x:d/>文<![CDATA[<&]]>&#x5b57;</x:a>`;
    const root = parseXml(source);
    expect(root.local).toBe("a");
    expect([...root.attributes]).toEqual([
      ["b", "1>2"],
      ["c", '"'],
    ]);
    expect(root.text).toBe("文<&字");
    expect(source.slice(root.children[0]?.start, root.children[0]?.end)).toBe("<x:d/>");
  });

  it.each([
    "<a>",
    "<a></b>",
    "<a",
    "",
    "<a/><b/>",
    '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
    "<!-- <a/>",
    "<a".repeat(300),
    "<a>".repeat(300) + "</a>".repeat(300),
  ])("refuses %s", (source) => {
    expect(() => parseXml(source)).toThrow(XmlError);
  });
});

describe("changing a part", () => {
  it("leaves everything else as it stands", () => {
    const source = "<a  x='1'><b/>\n  <d y='2'/></a>";
    const editor = new XmlEditor(source, parseXml(source));
    editor.putChild("c", ["b", "c", "d"], "<c/>");
    editor.putChild("b", ["b", "c", "d"], "");
    expect(editor.result()).toBe("<a  x='1'><c/>\n  <d y='2'/></a>");
  });

  it("sets and removes attributes in their order and escapes them", () => {
    expect(changedTag('<c r="A1" s="2"/>', { s: undefined, t: 'a"<&\n' })).toBe(
      '<c r="A1" t="a&quot;&lt;&amp;&#10;"/>',
    );
  });
});

describe("colours", () => {
  const palette = {
    theme: ["FFFFFF", "000000", "E7E6E6", "44546A", "4472C4"],
    indexed: ["000000", "FFFFFF", "FF0000"],
  };
  it.each([
    ['<color rgb="FF1F4E79"/>', "#1F4E79"],
    ['<color theme="4"/>', "#4472C4"],
    ['<color theme="4" tint="0.7999816888943144"/>', "#DAE3F3"],
    ['<color theme="0" tint="-0.249977111117893"/>', "#BFBFBF"],
    ['<color indexed="2"/>', "#FF0000"],
    ['<color auto="1"/>', undefined],
    ['<color indexed="99"/>', undefined],
  ])("%s is %s", (xml, expected) => {
    expect(resolveColor(parseXml(xml), palette)).toBe(expected);
  });
});
