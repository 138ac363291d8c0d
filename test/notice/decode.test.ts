import fc from "fast-check";
import { decodeNotice } from "../../src/notice/decode";
import { runs } from "../runs";

const SENTENCE = "楚文旅通〔2020〕15号：完善公共数字文化服务网络";
/** `楚雄州` in GB18030. */
const GB18030 = Uint8Array.from([0xb3, 0xfe, 0xd0, 0xdb, 0xd6, 0xdd]);

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const units = [0xfeff, ...Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))];
  return Uint8Array.from(units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
}

describe("decodeNotice", () => {
  it("reads UTF-8, with and without mark", () => {
    const bytes = new TextEncoder().encode(SENTENCE);
    expect(decodeNotice(bytes, "a.md")).toEqual({ ok: true, value: SENTENCE });
    expect(decodeNotice(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]), "a.md")).toEqual({ ok: true, value: SENTENCE });
  });

  it("falls back to GB18030", () => {
    expect(decodeNotice(GB18030, "通知.txt")).toEqual({ ok: true, value: "楚雄州" });
  });

  it("reads UTF-16 by its mark", () => {
    expect(decodeNotice(utf16(SENTENCE, false), "a.txt")).toEqual({ ok: true, value: SENTENCE });
    expect(decodeNotice(utf16(SENTENCE, true), "a.txt")).toEqual({ ok: true, value: SENTENCE });
  });

  it("passes an empty file on, for the reader to say what is wrong", () => {
    expect(decodeNotice(new Uint8Array(), "空.md")).toEqual({ ok: true, value: "" });
  });

  it.each([
    ["a Word file", [0x50, 0x4b, 0x03, 0x04, 0x14]],
    ["an old Word file", [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
    ["a PDF", [0x25, 0x50, 0x44, 0x46, 0x2d]],
    ["zero bytes", [0x41, 0x00, 0x42]],
    ["bytes of no encoding", [0xff, 0xff, 0x80, 0x20]],
  ])("refuses %s with a sentence naming the file", (_what, bytes) => {
    const result = decodeNotice(Uint8Array.from(bytes), "通知.docx");
    expect(result).toMatchObject({ ok: false, fault: { code: "notice-not-text", place: "通知.docx" } });
    expect(result.ok ? "" : result.fault.sentence.zh).toContain("通知.docx");
  });

  it("refuses a file far too large to be a notice", () => {
    expect(decodeNotice(new Uint8Array(5_000_001).fill(0x41), "a.txt")).toMatchObject({
      ok: false,
      fault: { code: "notice-too-large" },
    });
  });

  it("never puts a replacement character for what it cannot read", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const result = decodeNotice(bytes, "x.txt");
        const stands = Buffer.from(bytes).includes(Buffer.from("\ufffd"));
        // The character itself may be in the text: as UTF-8, or as its own GB18030 code.
        const ownCode = Buffer.from(bytes).includes(Buffer.from([0x84, 0x31, 0xa4, 0x37]));
        expect(result.ok && result.value.includes("\ufffd") && !stands && !ownCode).toBe(false);
      }),
      { numRuns: runs(300) },
    );
  });
});
