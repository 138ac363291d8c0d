import { eventNumbers } from "../events";
import type { Method } from "../member";
import { method } from "../member";
import type { Session } from "../member";

/** Names of the register methods, without the leading underscore; the unregister ones follow the same pattern. */
const sheetEvents = {
  DataChangedEvent: eventNumbers.changed,
  ActivatedEvent: eventNumbers.activated,
  DeactivatedEvent: eventNumbers.deactivated,
  SelectionChangedEvent: eventNumbers.selectionChanged,
  CalculatedEvent: eventNumbers.calculated,
  FormatChangedEvent: eventNumbers.formatChanged,
  ProtectionChangedEvent: eventNumbers.protectionChanged,
  EventNameChanged: eventNumbers.nameChanged,
  EventVisibilityChanged: eventNumbers.visibilityChanged,
} as const;

const collectionEvents = {
  ...sheetEvents,
  AddedEvent: eventNumbers.sheetAdded,
  DeletedEvent: eventNumbers.sheetDeleted,
  EventMoved: eventNumbers.sheetMoved,
} as const;

function methods<T>(
  events: Readonly<Record<string, number>>,
  id: (target: T, session: Session) => string,
): Record<string, Method<T>> {
  return Object.fromEntries(
    Object.entries(events).flatMap(([name, number]) => [
      [
        `_Register${name}`,
        method<T>(0, (target, _args, session) => session.events.register(number, id(target, session))),
      ],
      [
        `_Unregister${name}`,
        method<T>(0, (target, _args, session) => session.events.unregister(number, id(target, session))),
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
