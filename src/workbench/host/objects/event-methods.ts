import type { BoundObject, Method, Session } from "../member";
import { method } from "../member";
import { HostError, UnknownMember } from "../errors";
import { eventNumbers, workbookTarget } from "../events";
import type { RangeTarget } from "../references";
import type { Arguments } from "../arguments";
import { sheetInfo } from "./access";

/** An event's number and the minor version of ExcelApi 1.x that brought it. */
interface OfferedEvent {
  readonly number: number;
  readonly since: number;
}

function offered(number: number, since: number): OfferedEvent {
  return { number, since };
}

/** Names of the register methods, without the leading underscore; the unregister ones follow the same pattern. */
const sheetEvents = {
  DataChangedEvent: offered(eventNumbers.changed, 7),
  ActivatedEvent: offered(eventNumbers.activated, 7),
  DeactivatedEvent: offered(eventNumbers.deactivated, 7),
  SelectionChangedEvent: offered(eventNumbers.selectionChanged, 7),
  CalculatedEvent: offered(eventNumbers.calculated, 8),
  FormatChangedEvent: offered(eventNumbers.formatChanged, 9),
  RowSortedEvent: offered(eventNumbers.rowSorted, 10),
  ColumnSortedEvent: offered(eventNumbers.columnSorted, 10),
  SingleClickedEvent: offered(eventNumbers.singleClicked, 10),
  RowHiddenChangedEvent: offered(eventNumbers.rowHiddenChanged, 11),
  FormulaChangedEvent: offered(eventNumbers.formulaChanged, 13),
  ProtectionChangedEvent: offered(eventNumbers.protectionChanged, 14),
  EventNameChanged: offered(eventNumbers.nameChanged, 17),
  EventVisibilityChanged: offered(eventNumbers.visibilityChanged, 17),
} as const;

const collectionEvents = {
  ...sheetEvents,
  DataChangedEvent: offered(eventNumbers.changed, 9),
  SelectionChangedEvent: offered(eventNumbers.selectionChanged, 9),
  AddedEvent: offered(eventNumbers.sheetAdded, 7),
  DeletedEvent: offered(eventNumbers.sheetDeleted, 7),
  EventMoved: offered(eventNumbers.sheetMoved, 17),
} as const;

const workbookEvents = {
  ActivatedEvent: offered(eventNumbers.workbookActivated, 13),
  AutoSaveSettingChangedEvent: offered(eventNumbers.autoSaveSettingChanged, 9),
} as const;

/** The client does not look at versions when an event is registered: an event that came later is refused here. */
function checkVersion(name: string, event: OfferedEvent, session: Session): void {
  if (event.since > session.apiLevel)
    throw new UnknownMember(`_Register${name}`, `came with ExcelApi 1.${event.since}`);
}

function methods<T>(
  events: Readonly<Record<string, OfferedEvent>>,
  id: (target: T, session: Session) => string,
): Record<string, Method<T>> {
  return Object.fromEntries(
    Object.entries(events).flatMap(([name, event]): [string, Method<T>][] => [
      [
        `_Register${name}`,
        method(0, (target, _args, session) => {
          checkVersion(name, event, session);
          session.events.register(event.number, id(target, session));
        }),
      ],
      [
        `_Unregister${name}`,
        method(0, (target, _args, session) => session.events.unregister(event.number, id(target, session))),
      ],
    ]),
  );
}

/** Register and unregister methods of a worksheet. */
export function sheetEventMethods<T>(id: (target: T, session: Session) => string): Record<string, Method<T>> {
  return methods(sheetEvents, id);
}

/** Register and unregister methods of the worksheet collection. */
export function collectionEventMethods<T>(target: string): Record<string, Method<T>> {
  return methods(collectionEvents, () => target);
}

function eventRange(args: Arguments, session: Session): RangeTarget {
  const target = session.references.ofEvent(args.text(0));
  sheetInfo(session, target.sheet);
  return target;
}

/** ItemNotFound and InvalidReference mean that there is no such range any more. */
function isGone(error: unknown): boolean {
  return error instanceof HostError && (error.code === "ItemNotFound" || error.code === "InvalidReference");
}

/** The workbook's own events, and the ranges other events told of. */
export function workbookEventMethods<T>(): Record<string, Method<T>> {
  return {
    ...methods<T>(workbookEvents, () => workbookTarget),
    _GetRangeForEventByReferenceId: method(0, (_target, args, session): BoundObject => {
      const target = eventRange(args, session);
      return session.objects.range(session.references.range(target.sheet, target.area));
    }),
    _GetRangeOrNullObjectForEventByReferenceId: method(0, (_target, args, session): BoundObject | null => {
      try {
        const target = eventRange(args, session);
        return session.objects.range(session.references.range(target.sheet, target.area));
      } catch (error) {
        if (isGone(error)) return null;
        throw error;
      }
    }),
  };
}
