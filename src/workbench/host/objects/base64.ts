import { HostError } from "../errors";

/** The bytes behind a Base64 text; InvalidArgument when it is none. A `data:` prefix is not taken off, as in Excel. */
export function bytesOfBase64(text: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    throw new HostError("InvalidArgument", "not Base64");
  }
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
