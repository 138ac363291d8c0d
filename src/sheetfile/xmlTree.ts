import { escapeAttribute, escapeText, localName, parseXml, type XmlElement } from "./xml";

/**
 * A part as a tree that can be changed. What is not touched is written as it stood; what is touched is written anew
 * around it. Texts beside elements are layout and are dropped only where something is touched.
 */
export class XmlNode {
  readonly attributes: Map<string, string>;
  private readonly inner: XmlNode[];
  private content: string;
  /** As it stood; null once touched. */
  private origin: string | null;
  private parent: XmlNode | null = null;

  private constructor(
    readonly name: string,
    source: string | null,
    element: XmlElement | null,
  ) {
    this.attributes = new Map(element?.attributes ?? []);
    this.content = element?.text ?? "";
    this.origin = source !== null && element ? source.slice(element.start, element.end) : null;
    this.inner = (element?.children ?? []).map((child) => {
      const node = new XmlNode(child.name, source, child);
      node.parent = this;
      return node;
    });
  }

  static read(source: string, root: XmlElement): XmlNode {
    return new XmlNode(root.name, source, root);
  }

  /** An element from its text. */
  static make(text: string): XmlNode {
    return XmlNode.read(text, parseXml(text));
  }

  get local(): string {
    return localName(this.name);
  }

  get prefix(): string {
    return this.name.slice(0, this.name.length - this.local.length);
  }

  get children(): readonly XmlNode[] {
    return this.inner;
  }

  get text(): string {
    return this.content;
  }

  /** The first element under a path of local names. */
  find(...path: readonly string[]): XmlNode | undefined {
    return path.reduce<XmlNode | undefined>((node, local) => node?.inner.find((one) => one.local === local), this);
  }

  all(local: string): XmlNode[] {
    return this.inner.filter((one) => one.local === local);
  }

  /** The `val` of a child; undefined when the child or its value is absent. */
  value(...path: readonly string[]): string | undefined {
    return this.find(...path)?.attributes.get("val");
  }

  number(...path: readonly string[]): number | undefined {
    const text = this.value(...path);
    const value = Number(text ?? NaN);
    return text === undefined || text === "" || !Number.isFinite(value) ? undefined : value;
  }

  /** A switch: `absent` without the element, on for one without a value. */
  switched(absent: boolean, ...path: readonly string[]): boolean {
    const node = this.find(...path);
    if (!node) return absent;
    const value = node.attributes.get("val") ?? "1";
    return value === "1" || value === "true";
  }

  set(attribute: string, value: string | number | undefined): void {
    if (value === undefined) this.attributes.delete(attribute);
    else this.attributes.set(attribute, String(value));
    this.touch();
  }

  setText(text: string): void {
    this.content = text;
    this.touch();
  }

  /** The child of that name, made at its place in the schema's order when it is absent. */
  put(local: string, order: readonly string[]): XmlNode {
    return this.find(local) ?? this.insert(XmlNode.make(`<${this.prefix}${local}/>`), order);
  }

  /** Puts a child behind all others. */
  append(node: XmlNode): void {
    this.inner.push(node);
    node.parent = this;
    this.touch();
  }

  /** Puts another element in the place of a child. */
  exchange(old: XmlNode, node: XmlNode): void {
    const at = this.inner.indexOf(old);
    if (at < 0) throw new Error(`${old.name} is no child of ${this.name}`);
    this.inner[at] = node;
    node.parent = this;
    this.touch();
  }

  /** Puts a child behind everything that comes before it in `order` or is of its own kind. */
  insert(node: XmlNode, order: readonly string[]): XmlNode {
    const rank = order.indexOf(node.local);
    let at = 0;
    this.inner.forEach((one, index) => {
      const other = order.indexOf(one.local);
      if (other >= 0 && other <= rank) at = index + 1;
    });
    this.inner.splice(at, 0, node);
    node.parent = this;
    this.touch();
    return node;
  }

  /** Replaces the first child of a name by what a text says; an empty text takes it away. */
  replace(local: string, text: string, order: readonly string[]): void {
    const present = this.find(local);
    if (text === "") {
      if (present) this.remove(present);
      return;
    }
    const node = XmlNode.make(text);
    if (!present) {
      this.insert(node, order);
      return;
    }
    this.exchange(present, node);
  }

  /** `<c:local val="…"/>`; undefined takes it away. */
  setValue(local: string, value: string | number | undefined, order: readonly string[]): void {
    if (value !== undefined) this.put(local, order).set("val", value);
    else for (const node of this.all(local)) this.remove(node);
  }

  remove(node: XmlNode): void {
    const at = this.inner.indexOf(node);
    if (at < 0) return;
    this.inner.splice(at, 1);
    this.touch();
  }

  /** The same element under another name, with what is inside. */
  renamed(local: string): XmlNode {
    const node = new XmlNode(this.prefix + local, null, null);
    for (const [name, value] of this.attributes) node.attributes.set(name, value);
    for (const child of this.inner) {
      child.parent = node;
      node.inner.push(child);
    }
    node.content = this.content;
    return node;
  }

  private touch(): void {
    this.origin = null;
    this.parent?.touch();
  }

  toString(): string {
    if (this.origin !== null) return this.origin;
    const attributes = [...this.attributes].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join("");
    const inner = this.inner.length > 0 ? this.inner.join("") : escapeText(this.content);
    return inner === "" ? `<${this.name}${attributes}/>` : `<${this.name}${attributes}>${inner}</${this.name}>`;
  }
}
