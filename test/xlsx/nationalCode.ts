/** Bytes of a text in GB18030, made with the decoder the platform has: it has no encoder. Two-byte characters only. */
export function asNationalCode(text: string): Uint8Array {
  const codes = tableOfCodes();
  return Uint8Array.from(
    Array.from(text).flatMap((one) => {
      const code = one.charCodeAt(0) < 0x80 ? [one.charCodeAt(0)] : codes.get(one);
      if (!code) throw new Error(`no two-byte code for ${one}`);
      return code;
    }),
  );
}

let known: Map<string, readonly number[]> | null = null;

function tableOfCodes(): ReadonlyMap<string, readonly number[]> {
  if (known) return known;
  known = new Map();
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const one = decoder.decode(Uint8Array.of(lead, trail));
      if (Array.from(one).length === 1 && one !== "\ufffd") known.set(one, [lead, trail]);
    }
  }
  return known;
}

/** Little-endian UTF-16 with its mark, as Windows programs save "Unicode text". */
export function asWideText(text: string): Uint8Array {
  const bytes = [0xff, 0xfe];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes.push(unit & 0xff, unit >> 8);
  }
  return Uint8Array.from(bytes);
}
