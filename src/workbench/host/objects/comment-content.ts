import type { Arguments } from "../arguments";
import { asNumber, asRecord, asText, oneOf } from "../arguments";
import { HostError } from "../errors";
import type { CommentContent, Mention } from "../model/comments";
import { plain } from "../model/comments";

function mention(value: unknown): Mention {
  const given = asRecord(value, ["id", "name", "email"]);
  return { id: asNumber(given["id"]), name: asText(given["name"]), email: asText(given["email"]) };
}

/** `{ richContent, mentions }`; every `<at id>` must be among the mentions. */
export function richContent(value: unknown): CommentContent {
  const given = asRecord(value, ["richContent", "mentions"]);
  const rich = asText(given["richContent"]);
  const list = given["mentions"] ?? [];
  if (!Array.isArray(list)) throw new HostError("InvalidArgument", "mentions are a list");
  const mentions = list.map(mention);
  for (const [, id] of rich.matchAll(/<at id="(\d+)">/g)) {
    if (!mentions.some((known) => known.id === Number(id))) throw new HostError("InvalidArgument", `no mention ${id}`);
  }
  return { rich, mentions };
}

export function plainContent(value: unknown): CommentContent {
  const text = asText(value);
  if (text === "") throw new HostError("InvalidArgument", "a comment needs a text");
  return plain(text);
}

/** Content and content type as `add` takes them. */
export function contentArguments(args: Arguments, index: number): CommentContent {
  const type = args.raw(index + 1);
  const kind = type === null || type === undefined ? "Plain" : oneOf(type, ["Plain", "Mention"]);
  return kind === "Mention" ? richContent(args.raw(index)) : plainContent(args.raw(index));
}
