import { Arguments } from "./arguments";
import { StillWaiting } from "./awaited";
import { HostError, UnknownMember } from "./errors";
import type { BoundObject, Session } from "./member";
import { bind, isBound } from "./member";
import { rangeMembers } from "./objects/range";
import { internalService } from "./objects/internal-service";
import { workbookMembers } from "./objects/workbook";
import { answerQuery, jsonNaming, queryNaming } from "./query";
import { RangeAreasTarget, RangeTarget, WorkbookRangeAreasTarget } from "./references";
import type { Action, ArgumentInfo, BatchRequest, BatchResponse, ObjectPath, ReferencedPaths } from "./request";
import { actionKinds, pathTypes } from "./request";

/** Wire names are the model's names with a capital; internal ones begin with `_` and keep theirs. */
function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Called before every action with its index; may throw to make the batch fail there. */
export type BeforeAction = (action: Action, index: number) => void | Promise<void>;

/** Runs one batch. Paths are resolved at first use and kept for the batch; the first error ends it. */
class BatchRun {
  private readonly resolved = new Map<number, BoundObject | null>();
  /** Where the running action is, for `errorLocation`. */
  private location = "";

  constructor(
    private readonly batch: BatchRequest,
    private readonly session: Session,
    private readonly root: BoundObject | null,
  ) {}

  async run(beforeAction: BeforeAction | undefined): Promise<BatchResponse> {
    const response: BatchResponse = { Results: [], TraceIds: [] };
    for (const [index, action] of this.batch.Actions.entries()) {
      try {
        this.location = this.placeOf(action);
        // Nothing is awaited for nothing: a batch may have thousands of actions.
        const interference = beforeAction?.(action, index);
        if (interference !== undefined) await interference;
        if (this.mustCalculate(action)) await this.session.engine.settle();
        for (let until = this.attempt(action, response); until !== null; until = this.attempt(action, response))
          await until;
        this.session.awaited.clear();
      } catch (error) {
        const fault = error instanceof HostError ? error : new HostError("GeneralException", String(error));
        if (error instanceof UnknownMember) this.session.onUnknownMember?.(error.member);
        response.Error = {
          Code: fault.code,
          Message: fault.message,
          Location: this.location,
          ActionIndex: index,
          HttpStatusCode: fault.status,
        };
        return response;
      }
    }
    return response;
  }

  /** Null when the action is done, or what it waits for. Not async: changes of one batch reach the events together. */
  private attempt(action: Action, response: BatchResponse): Promise<unknown> | null {
    try {
      this.perform(action, response);
      return null;
    } catch (error) {
      if (error instanceof StillWaiting) return error.until;
      throw error;
    }
  }

  /** Where an action is at work as far as is known before its objects are looked up. */
  private placeOf(action: Action): string {
    if (action.ActionType !== actionKinds.method && action.ActionType !== actionKinds.setProperty) return "";
    const object = this.resolved.get(action.ObjectPathId);
    return object === undefined || object === null ? "" : `${object.name}.${camel(action.Name)}`;
  }

  private mustCalculate(action: Action): boolean {
    return this.needsValues(action) && this.session.engine.isDirty() && !this.session.isCalculationSuspended();
  }

  private needsValues(action: Action): boolean {
    if (action.ActionType === actionKinds.query || action.ActionType === actionKinds.queryAsJson) return true;
    // Paths such as getUsedRange look at calculated values too, wherever they stand in a batch.
    return action.ActionType === actionKinds.method || action.ActionType === actionKinds.instantiate
      ? this.pathNeedsValues(action)
      : false;
  }

  private pathNeedsValues(action: Action): boolean {
    const path = this.batch.ObjectPaths[String(action.ObjectPathId)];
    if (path === undefined) return false;
    const object = this.resolved.get(path.Id);
    if (action.ActionType === actionKinds.method) return object?.isCalculated(camel(action.Name)) ?? false;
    const parent = path.ParentObjectPathId === undefined ? undefined : this.resolved.get(path.ParentObjectPathId);
    return path.ObjectPathType === pathTypes.method && (parent?.isCalculated(camel(path.Name)) ?? false);
  }

  private perform(action: Action, response: BatchResponse): void {
    if (action.ActionType === actionKinds.trace) {
      response.TraceIds.push(action.Id);
      response.Results.push({ ActionId: action.Id, Value: null });
      return;
    }
    const object = this.resolve(action.ObjectPathId);
    const result = (value: unknown): void => {
      response.Results.push({ ActionId: action.Id, Value: value === undefined ? null : value });
    };
    switch (action.ActionType) {
      case actionKinds.instantiate:
        result(object === null ? null : object.identity(this.session));
        return;
      case actionKinds.query:
      case actionKinds.queryAsJson: {
        if (object !== null) this.location = object.name;
        const naming = action.ActionType === actionKinds.query ? queryNaming : jsonNaming;
        const nothing = action.ActionType === actionKinds.query ? null : { _IsNull: true };
        result(object === null ? nothing : answerQuery(object, action.QueryInfo ?? {}, this.session, naming));
        return;
      }
      case actionKinds.method:
        result(object === null ? { _IsNull: true } : this.callMethod(object, action));
        return;
      case actionKinds.setProperty:
        this.requireObject(object);
        this.location = `${object.name}.${camel(action.Name)}`;
        object.write(camel(action.Name), this.values(action.ArgumentInfo)[0], this.session);
        return;
      case actionKinds.update:
        this.requireObject(object);
        this.update(object, action.ObjectState ?? {});
        return;
      default:
        throw new HostError("NotImplemented", `action type ${action.ActionType}`);
    }
  }

  private requireObject(object: BoundObject | null): asserts object is BoundObject {
    if (object === null) throw new HostError("ItemNotFound", "the object is a null object");
  }

  private callMethod(object: BoundObject, action: Action): unknown {
    this.location = `${object.name}.${camel(action.Name)}`;
    const value = object.call(camel(action.Name), this.args(action.ArgumentInfo), this.session);
    return isBound(value) ? value.identity(this.session) : value;
  }

  /** `{ name: value }` with nested objects for navigation properties. */
  private update(object: BoundObject, state: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(state)) {
      this.location = `${object.name}.${name}`;
      const navigation = object.navigationName(name);
      if (navigation !== undefined && object.scalarName(name) === undefined) {
        const inner = object.navigate(navigation, this.session);
        this.requireObject(inner);
        this.update(inner, value as Readonly<Record<string, unknown>>);
      } else {
        object.write(object.scalarName(name) ?? name, this.embedded(value), this.session);
      }
    }
  }

  private resolve(id: number): BoundObject | null {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const path = this.batch.ObjectPaths[String(id)];
    if (path === undefined) throw new HostError("InvalidArgument", `no object path ${id}`);
    const object = this.follow(path);
    this.resolved.set(id, object);
    return object;
  }

  private follow(path: ObjectPath): BoundObject | null {
    switch (path.ObjectPathType) {
      case pathTypes.globalObject:
        return this.root ?? bind(workbookMembers, this.session.book);
      case pathTypes.nullObject:
        return null;
      case pathTypes.referenceId:
        return this.reference(path.Name);
      case pathTypes.newObject:
        return internalService(path.Name);
      default:
        return this.followParent(path);
    }
  }

  private reference(id: string): BoundObject {
    const target = this.session.references.get(id);
    if (!(target instanceof WorkbookRangeAreasTarget)) this.session.book.requireSheet(target.sheet);
    if (target instanceof RangeTarget) return bind(rangeMembers, target);
    const { objects } = this.session;
    return target instanceof RangeAreasTarget ? objects.rangeAreas(target) : objects.workbookRangeAreas(target);
  }

  private followParent(path: ObjectPath): BoundObject | null {
    const parent = this.resolve(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    const name = camel(path.Name);
    if (path.ObjectPathType === pathTypes.indexer) {
      this.location = `${parent.name}.getItem`;
      return parent.item(this.values(path.ArgumentInfo)[0], this.session);
    }
    this.location = `${parent.name}.${name}`;
    if (path.ObjectPathType === pathTypes.property) return parent.navigate(name, this.session);
    const value = parent.call(name, this.args(path.ArgumentInfo), this.session);
    if (value !== null && !isBound(value)) throw new HostError("InvalidOperation", `${this.location} gives no object`);
    return value;
  }

  private args(info: ArgumentInfo | undefined): Arguments {
    return new Arguments(this.values(info));
  }

  private values(info: ArgumentInfo | undefined): unknown[] {
    const marks = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((value, index) => this.argument(value, marks?.[index]));
  }

  private argument(value: unknown, mark: number | ReferencedPaths | undefined): unknown {
    if (typeof mark === "number") return mark > 0 ? this.resolve(mark) : this.embedded(value);
    if (mark !== undefined && Array.isArray(value))
      return value.map((inner, index) => this.argument(inner, mark[index]));
    return this.embedded(value);
  }

  /** Objects inside plain values come as `{ _ObjectPathId }`. */
  private embedded(value: unknown): unknown {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const entries = Object.entries(value);
    const first = entries[0];
    if (entries.length === 1 && first !== undefined && first[0] === "_ObjectPathId")
      return this.resolve(first[1] as number);
    return Object.fromEntries(entries.map(([key, inner]) => [key, this.embedded(inner)]));
  }
}

/** Executes a batch against the session. Expected errors are in the answer; it rejects only on a fault of ours. */
export async function execute(
  batch: BatchRequest,
  session: Session,
  beforeAction?: BeforeAction,
  /** What the batch's global object is; the workbook unless told. */
  root: BoundObject | null = null,
): Promise<BatchResponse> {
  try {
    return await new BatchRun(batch, session, root).run(beforeAction);
  } finally {
    session.references.endRequest();
  }
}
