import fc from "fast-check";

/** One act of damage to bytes. */
export const damageToBytes: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc.oneof(
  fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]) => (bytes: Uint8Array): Uint8Array => {
    const next = bytes.slice();
    if (next.length > 0) next[at % next.length] = byte;
    return next;
  }),
  fc.nat().map(
    (at) =>
      (bytes: Uint8Array): Uint8Array =>
        bytes.slice(0, bytes.length === 0 ? 0 : at % bytes.length),
  ),
  fc.tuple(fc.nat(), fc.nat(400)).map(([at, count]) => (bytes: Uint8Array): Uint8Array => {
    const from = bytes.length === 0 ? 0 : at % bytes.length;
    return Uint8Array.from([...bytes.slice(0, from), ...bytes.slice(from + count)]);
  }),
  fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 30 })).map(([at, more]) => (bytes: Uint8Array) => {
    const from = bytes.length === 0 ? 0 : at % bytes.length;
    return Uint8Array.from([...bytes.slice(0, from), ...more, ...bytes.slice(from)]);
  }),
  fc.tuple(fc.nat(), fc.nat(), fc.nat(2_000)).map(([from, to, count]) => (bytes: Uint8Array): Uint8Array => {
    const next = bytes.slice();
    if (next.length > 0)
      next.set(
        bytes.slice(from % next.length, (from % next.length) + count).slice(0, next.length - (to % next.length)),
        to % next.length,
      );
    return next;
  }),
);
