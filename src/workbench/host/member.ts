import type { Arguments } from "./arguments";
import type { Awaited } from "./awaited";
import { HostError, UnknownMember } from "./errors";
import type { Area } from "./address";
import type { Engine, ShiftKind } from "./engine/engine";
import type { EventDesk } from "./events";
import type { BookModel } from "./model";
import type { RangeAreasTarget, RangeTarget, References, WorkbookRangeAreasTarget } from "./references";
import type { Surroundings } from "./surroundings";

/** What the members of the object model work on. */
export interface Session {
  readonly engine: Engine;
  readonly book: BookModel;
  readonly references: References;
  readonly events: EventDesk;
  /** Highest minor version of ExcelApi 1.x the host admits to. */
  readonly apiLevel: number;
  /** Told the name of a member that is not hosted. */
  readonly onUnknownMember?: (member: string) => void;
  /** Puts off calculation until the batch has ended. */
  suspendCalculation(): void;
  isCalculationSuspended(): boolean;
  /** Language of Excel, as a BCP 47 tag. */
  readonly locale: string;
  /** Answers that take time. */
  readonly awaited: Awaited;
  readonly surroundings: Surroundings;
  /** Objects that other objects lead back to; here so that their files need not import each other. */
  readonly objects: {
    range(target: RangeTarget): BoundObject;
    rangeAreas(target: RangeAreasTarget): BoundObject;
    workbookRangeAreas(target: WorkbookRangeAreasTarget): BoundObject;
    worksheet(sheet: string): BoundObject;
  };
  /** Lets every kept range and everything anchored to cells follow a shift, before the next action is looked at. */
  shifted(sheet: string, kind: ShiftKind, place: Area): void;
  /** The range behind an object given inside an argument; undefined when it is something else. */
  rangeOf(object: object): RangeTarget | undefined;
  /** The ranges behind a RangeAreas given inside an argument. */
  areasOf(object: object): RangeAreasTarget | undefined;
}

/** `since` is the minor version of ExcelApi 1.x that brought the member; 0 for internal ones. */
interface Versioned {
  readonly since: number;
}

export interface Scalar<T> extends Versioned {
  readonly get: (target: T, session: Session) => unknown;
  /** Absent: read only. */
  readonly set?: (target: T, value: unknown, session: Session) => void;
  /** True when the answer depends on calculation, which is then awaited first. */
  readonly calculated?: true;
  /** Not part of a bare `load()`: write-only aliases and internals. */
  readonly hidden?: true;
}

export interface Navigation<T> extends Versioned {
  readonly get: (target: T, session: Session) => BoundObject | null;
}

export interface Method<T> extends Versioned {
  /** A bound object, null for a null object, a plain value, or undefined for none. */
  readonly call: (target: T, args: Arguments, session: Session) => unknown;
  readonly calculated?: true;
}

/** Everything this host knows of one class of Excel's object model; what is not declared is ApiNotFound. */
export interface Members<T> {
  readonly name: string;
  readonly identity?: (target: T, session: Session) => Readonly<Record<string, unknown>>;
  readonly scalars?: Readonly<Record<string, Scalar<T>>>;
  readonly navigations?: Readonly<Record<string, Navigation<T>>>;
  readonly methods?: Readonly<Record<string, Method<T>>>;
  /** `getItem(key)`. */
  readonly item?: (target: T, key: unknown, session: Session) => BoundObject;
  /** The items of a collection. */
  readonly items?: (target: T, session: Session) => readonly BoundObject[];
}

/** An object of the model together with its members, its type forgotten: what the executor works on. */
export interface BoundObject {
  readonly name: string;
  readonly isCollection: boolean;
  identity(session: Session): Readonly<Record<string, unknown>>;
  /** Declared scalar of that name in any casing; undefined when there is none. */
  scalarName(name: string): string | undefined;
  navigationName(name: string): string | undefined;
  scalarNames(session: Session): readonly string[];
  read(name: string, session: Session): unknown;
  isCalculated(name: string): boolean;
  write(name: string, value: unknown, session: Session): void;
  navigate(name: string, session: Session): BoundObject | null;
  call(name: string, args: Arguments, session: Session): unknown;
  item(key: unknown, session: Session): BoundObject;
  items(session: Session): readonly BoundObject[];
  /** The object itself, for arguments; undefined when it belongs to another class. */
  targetOf<T>(members: Members<T>): T | undefined;
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

function anyCase(record: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined {
  if (record === undefined) return undefined;
  if (Object.hasOwn(record, name)) return name;
  const lower = name.toLowerCase();
  return Object.keys(record).find((key) => key.toLowerCase() === lower);
}

class Bound<T> implements BoundObject {
  constructor(
    private readonly members: Members<T>,
    private readonly target: T,
  ) {}

  get name(): string {
    return this.members.name;
  }

  get isCollection(): boolean {
    return this.members.items !== undefined;
  }

  identity(session: Session): Readonly<Record<string, unknown>> {
    return this.members.identity?.(this.target, session) ?? {};
  }

  scalarName(name: string): string | undefined {
    return anyCase(this.members.scalars, name);
  }

  navigationName(name: string): string | undefined {
    return anyCase(this.members.navigations, name);
  }

  scalarNames(session: Session): readonly string[] {
    return Object.entries(this.members.scalars ?? {})
      .filter(([, scalar]) => scalar.hidden !== true && scalar.since <= session.apiLevel)
      .map(([name]) => name);
  }

  private checked<V extends Versioned>(member: V | undefined, name: string, session: Session): V {
    if (member === undefined) throw new UnknownMember(`${this.name}.${name}`);
    if (member.since > session.apiLevel)
      throw new UnknownMember(`${this.name}.${name}`, `came with ExcelApi 1.${member.since}`);
    return member;
  }

  read(name: string, session: Session): unknown {
    return this.checked(own(this.members.scalars, name), name, session).get(this.target, session);
  }

  isCalculated(name: string): boolean {
    return own(this.members.scalars, name)?.calculated ?? own(this.members.methods, name)?.calculated ?? false;
  }

  write(name: string, value: unknown, session: Session): void {
    const scalar = this.checked(own(this.members.scalars, name), name, session);
    if (scalar.set === undefined) throw new HostError("InvalidOperation", `${this.name}.${name} is read only`);
    scalar.set(this.target, value, session);
  }

  navigate(name: string, session: Session): BoundObject | null {
    return this.checked(own(this.members.navigations, name), name, session).get(this.target, session);
  }

  call(name: string, args: Arguments, session: Session): unknown {
    return this.checked(own(this.members.methods, name), name, session).call(this.target, args, session);
  }

  item(key: unknown, session: Session): BoundObject {
    if (this.members.item === undefined) throw new UnknownMember(`${this.name}.getItem`);
    return this.members.item(this.target, key, session);
  }

  items(session: Session): readonly BoundObject[] {
    if (this.members.items === undefined) throw new UnknownMember(`${this.name}.items`);
    return this.members.items(this.target, session);
  }

  targetOf<U>(members: Members<U>): U | undefined {
    return (this.members as unknown) === members ? (this.target as unknown as U) : undefined;
  }
}

/** What is hosted of one class: its members with the minor version of ExcelApi 1.x that brought each. */
export interface HostedClass {
  readonly name: string;
  readonly members: Readonly<Record<string, number>>;
  /** `getItem` finds one of its items. */
  readonly indexed: boolean;
  /** A collection whose `items` can be loaded. */
  readonly listed: boolean;
  /** What the client calls without showing it: registrations of events, references. */
  readonly internal: readonly string[];
}

const classes: HostedClass[] = [];

/** Declares the members of a class; every declaration is in the list of what is hosted. */
export function define<T>(members: Members<T>): Members<T> {
  const versions: Record<string, number> = {};
  for (const group of [members.scalars, members.navigations, members.methods]) {
    const declared: Readonly<Record<string, Versioned>> = group ?? {};
    for (const [name, member] of Object.entries(declared)) versions[name] = member.since;
  }
  classes.push({
    name: members.name,
    members: versions,
    indexed: members.item !== undefined,
    listed: members.items !== undefined,
    internal: Object.keys(versions).filter((name) => versions[name] === 0),
  });
  return members;
}

/** Everything this host answers; internal members (version 0) and write-only aliases are left out. */
export function hostedClasses(): readonly HostedClass[] {
  return classes.map(({ name, members, ...kind }) => ({
    ...kind,
    name,
    members: Object.fromEntries(
      Object.entries(members).filter(([member, since]) => since > 0 && !aliases.includes(member)),
    ),
  }));
}

/** Names the client writes properties under that it reads under others. */
const aliases = ["gridlines", "headings"];

/** Binds an object of the model to its members. */
export function bind<T>(members: Members<T>, target: T): BoundObject {
  return new Bound(members, target);
}

export function isBound(value: unknown): value is BoundObject {
  return value instanceof Bound;
}

/** The argument as an object of that class; undefined when it is something else. */
export function objectArgument<T>(args: Arguments, index: number, members: Members<T>): T | undefined {
  const value = args.raw(index);
  return isBound(value) ? value.targetOf(members) : undefined;
}

/** A read-only scalar. */
export function readOnly<T>(since: number, get: Scalar<T>["get"]): Scalar<T> {
  return { since, get };
}

/** A scalar that can be set. */
export function settable<T>(since: number, get: Scalar<T>["get"], set: NonNullable<Scalar<T>["set"]>): Scalar<T> {
  return { since, get, set };
}

/** A method. */
export function method<T>(since: number, call: Method<T>["call"]): Method<T> {
  return { since, call };
}

/** A method whose answer depends on calculation. */
export function calculatedMethod<T>(since: number, call: Method<T>["call"]): Method<T> {
  return { since, call, calculated: true };
}

/** A navigation property. */
export function navigation<T>(since: number, get: Navigation<T>["get"]): Navigation<T> {
  return { since, get };
}
