import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";

/** SHA-256 of a text's UTF-8 bytes. */
export function digest(text: string): Uint8Array {
  return sha256(utf8ToBytes(text));
}

/** The first `length` hexadecimal digits of the SHA-256. */
export function hexDigest(text: string, length: number): string {
  return bytesToHex(digest(text)).slice(0, length);
}
