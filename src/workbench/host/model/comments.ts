import type { CommentModel, PersonModel, ThreadModel } from "../../../sheetfile";
import { formatArea, parseArea, type Area } from "../address";
import type { Engine, ShiftKind } from "../engine/engine";
import { HostError } from "../errors";
import { shiftArea } from "../references";
import { newGuid } from "./custom-xml";

/** A person named inside a comment. */
export interface Mention {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

/** Text with its mentions, as `<at id="0">…</at>`; without mentions it is plain. */
export interface CommentContent {
  readonly rich: string;
  readonly mentions: readonly Mention[];
}

export interface Reply {
  readonly id: string;
  readonly author: PersonModel;
  content: CommentContent;
  readonly created: string;
}

export interface Thread {
  readonly id: string;
  readonly sheet: string;
  /** One cell. */
  place: Area;
  readonly author: PersonModel;
  content: CommentContent;
  readonly created: string;
  resolved: boolean;
  replies: Reply[];
}

const entities = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'" } as const;

/** What people read: `@王小明 请看`. */
export function plainText({ rich, mentions }: CommentContent): string {
  if (mentions.length === 0) return rich;
  return rich
    .replace(/<at id="\d+">([\s\S]*?)<\/at>/g, (_all, name: string) => `@${name.replace(/^@/, "")}`)
    .replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity as keyof typeof entities]);
}

export function plain(text: string): CommentContent {
  return { rich: text, mentions: [] };
}

/** The whole thread in one text: what the slip at the cell shows. */
function slipText(thread: Thread): string {
  const line = ({ author, content }: Pick<Reply, "author" | "content">): string =>
    `${author.name}：${plainText(content)}`;
  return [...(thread.resolved ? ["[已解决]"] : []), line(thread), ...thread.replies.map(line)].join("\n");
}

/** Comments with answers and the old notes. The grid shows both as slips at their cells; threads live here. */
export class CommentsModel {
  private threads: Thread[] = [];
  private readonly noteAuthors = new Map<string, string>();

  constructor(private readonly engine: Pick<Engine, "notes" | "setNote" | "deleteNote">) {}

  /** In the order they were made; of one sheet or of all. */
  list(sheet: string | null): readonly Thread[] {
    return this.threads.filter((thread) => sheet === null || thread.sheet === sheet);
  }

  find(id: string): Thread | undefined {
    return this.threads.find((thread) => thread.id === id);
  }

  at(sheet: string, place: Area): Thread | undefined {
    return this.threads.find(
      (thread) => thread.sheet === sheet && thread.place.row === place.row && thread.place.column === place.column,
    );
  }

  add(sheet: string, place: Area, author: PersonModel, content: CommentContent): Thread {
    if (this.at(sheet, place) !== undefined) throw new HostError("ItemAlreadyExists", "the cell has a comment");
    const created = new Date().toISOString();
    const thread: Thread = { id: newGuid(), sheet, place, author, content, created, resolved: false, replies: [] };
    this.threads.push(thread);
    this.show(thread);
    return thread;
  }

  reply(thread: Thread, author: PersonModel, content: CommentContent): Reply {
    const reply = { id: newGuid(), author, content, created: new Date().toISOString() };
    thread.replies.push(reply);
    this.show(thread);
    return reply;
  }

  /** Call after changing a thread: the slip at its cell is written anew. */
  show(thread: Thread): void {
    const { row, column } = thread.place;
    this.engine.setNote(thread.sheet, { id: thread.id, row, column, text: slipText(thread), fixed: true });
  }

  delete(thread: Thread): void {
    this.threads = this.threads.filter((other) => other !== thread);
    this.engine.deleteNote(thread.sheet, thread.id);
  }

  shifted(sheet: string, kind: ShiftKind, place: Area): void {
    for (const thread of this.list(sheet)) {
      const next = shiftArea(thread.place, kind, place);
      if (next === null) {
        this.delete(thread);
        continue;
      }
      if (next.row === thread.place.row && next.column === thread.place.column) continue;
      thread.place = next;
      this.show(thread);
    }
  }

  sheetDeleted(sheet: string): void {
    this.threads = this.threads.filter((thread) => thread.sheet !== sheet);
  }

  sheetCopied(source: string, copy: string): void {
    for (const thread of this.list(source)) {
      const replies = thread.replies.map((reply) => ({ ...reply, id: newGuid() }));
      const twin = { ...thread, id: newGuid(), sheet: copy, replies };
      this.threads.push(twin);
      this.show(twin);
    }
    for (const note of this.engine.notes(source)) {
      if (this.find(note.id) !== undefined) continue;
      const id = newGuid();
      this.engine.setNote(copy, { ...note, id });
      this.noteAuthors.set(id, this.noteAuthors.get(note.id) ?? "");
    }
  }

  /** Puts a file's comments and notes on a sheet that has none. */
  load(sheet: string, threads: readonly ThreadModel[], notes: readonly CommentModel[]): void {
    for (const { address, text, author, created, resolved, id, replies } of threads) {
      const place = parseArea(address);
      if (place === null) continue;
      const own = replies.map(({ text: answer, ...reply }) => ({ ...reply, content: plain(answer) }));
      const thread = { id, sheet, place, author, created, resolved, content: plain(text), replies: own };
      this.threads.push(thread);
      this.show(thread);
    }
    for (const { address, text, author } of notes) {
      const place = parseArea(address);
      // Programs keep a note beside a thread for readers that know no threads.
      if (place === null || this.at(sheet, place) !== undefined) continue;
      const id = newGuid();
      this.engine.setNote(sheet, { id, row: place.row, column: place.column, text });
      this.noteAuthors.set(id, author);
    }
  }

  threadModels(sheet: string): readonly ThreadModel[] {
    return this.list(sheet).map(({ id, place, author, content, created, resolved, replies }) => ({
      id,
      address: formatArea(place),
      author,
      text: plainText(content),
      created,
      resolved,
      replies: replies.map((reply) => ({
        id: reply.id,
        author: reply.author,
        text: plainText(reply.content),
        created: reply.created,
      })),
    }));
  }

  /** Notes, among them those that people wrote in the grid. */
  noteModels(sheet: string): readonly CommentModel[] {
    return this.engine
      .notes(sheet)
      .filter(({ id }) => this.find(id) === undefined)
      .map(({ id, row, column, text }) => ({
        address: formatArea({ row, column, rows: 1, columns: 1 }),
        author: this.noteAuthors.get(id) ?? "",
        text,
      }));
  }
}
