import type { FieldName } from "../domain/project";
import type { WordKey } from "./words";

/** What the columns of the project table are called in the pane. */
export const FIELD_WORDS = {
  number: "fieldNumber",
  category: "fieldCategory",
  name: "fieldName",
  builders: "fieldBuilders",
  task: "fieldTask",
} as const satisfies Record<FieldName, WordKey>;
