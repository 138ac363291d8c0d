import type { CustomPropertyModel, DocumentPropertiesModel } from "../../../sheetfile";

/** What stands in the document's properties; dates are ISO texts. */
export interface DocumentProperties {
  author: string;
  category: string;
  comments: string;
  company: string;
  keywords: string;
  // eslint-disable-next-line hengbo/plain-names -- the property is called so in every Office document
  manager: string;
  subject: string;
  title: string;
  /** Null: unknown, as in a file that does not say. */
  creationDate: string | null;
  lastAuthor: string;
  revisionNumber: number;
}

export type CustomPropertyValue = CustomPropertyModel["value"];

export interface NamedValue<V> {
  readonly key: string;
  readonly value: V;
}

/** Values by name, whatever the case of the name; the first spelling is kept. In the order they were added. */
export class NamedValues<V> {
  private readonly entries = new Map<string, NamedValue<V>>();

  get size(): number {
    return this.entries.size;
  }

  get(key: string): NamedValue<V> | undefined {
    return this.entries.get(key.toLowerCase());
  }

  /** Adds it, or gives the present one another value. */
  set(key: string, value: V): void {
    const lower = key.toLowerCase();
    this.entries.set(lower, { key: this.entries.get(lower)?.key ?? key, value });
  }

  /** False when there was none. */
  delete(key: string): boolean {
    return this.entries.delete(key.toLowerCase());
  }

  clear(): void {
    this.entries.clear();
  }

  list(): readonly NamedValue<V>[] {
    return [...this.entries.values()];
  }
}

/** Properties of a new workbook. */
export function newProperties(author: string, now: Date): DocumentProperties {
  return {
    author,
    category: "",
    comments: "",
    company: "",
    keywords: "",
    manager: "",
    subject: "",
    title: "",
    creationDate: now.toISOString(),
    lastAuthor: author,
    revisionNumber: 0,
  };
}

const shared = [
  "author",
  "category",
  "comments",
  "company",
  "keywords",
  "manager",
  "subject",
  "title",
  "lastAuthor",
] as const;

/** Properties of a file; what it does not say is empty. */
export function propertiesOf(model: DocumentPropertiesModel): DocumentProperties {
  const texts = Object.fromEntries(shared.map((key) => [key, model[key] ?? ""])) as Pick<
    DocumentProperties,
    (typeof shared)[number]
  >;
  const revision = Number(model.revision ?? 0);
  return { ...texts, creationDate: model.created ?? null, revisionNumber: Number.isInteger(revision) ? revision : 0 };
}

/** Properties as a file holds them; empty ones are left out. */
export function propertiesModel(properties: DocumentProperties): DocumentPropertiesModel {
  const texts = shared.flatMap((key) => (properties[key] === "" ? [] : [[key, properties[key]] as const]));
  return {
    ...Object.fromEntries(texts),
    ...(properties.revisionNumber !== 0 && { revision: String(properties.revisionNumber) }),
    ...(properties.creationDate !== null && { created: properties.creationDate }),
  };
}
