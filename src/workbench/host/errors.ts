/** Error codes of Excel's JavaScript API that this host answers with, and their HTTP status. */
const statusByCode = {
  AccessDenied: 403,
  ApiNotFound: 404,
  FormulaLengthExceedsLimit: 400,
  GeneralException: 500,
  InsertDeleteConflict: 409,
  InvalidArgument: 400,
  InvalidBinding: 400,
  InvalidOperation: 400,
  InvalidReference: 400,
  InvalidSelection: 400,
  ItemAlreadyExists: 409,
  ItemNotFound: 404,
  MergedRangeConflict: 409,
  NonBlankCellOffSheet: 400,
  NotImplemented: 501,
  RangeExceedsLimit: 400,
  RequestAborted: 408,
  UnsupportedFeature: 400,
  UnsupportedOperation: 400,
} as const;

export type ErrorCode = keyof typeof statusByCode;

export function errorCodes(): readonly ErrorCode[] {
  return Object.keys(statusByCode).filter(isErrorCode);
}

export function isErrorCode(name: string): name is ErrorCode {
  return Object.hasOwn(statusByCode, name);
}

const sentenceByCode: Record<ErrorCode, string> = {
  AccessDenied: "You cannot perform the requested operation.",
  ApiNotFound: "The API you are trying to use could not be found. It may be available in a newer version of Excel.",
  FormulaLengthExceedsLimit: "The bytecode of the applied formula exceeds the maximum length limit.",
  GeneralException: "There was an internal error while processing the request.",
  InsertDeleteConflict: "The insert or delete operation attempted resulted in a conflict.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidBinding: "This object binding is no longer valid due to previous updates.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidReference: "This reference is not valid for the current operation.",
  InvalidSelection: "The current selection is invalid for this operation.",
  ItemAlreadyExists: "The resource being created already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  MergedRangeConflict: "Cannot complete the operation. Unmerge the cells first.",
  NonBlankCellOffSheet:
    "Excel can't insert new cells because it would push non-empty cells off the end of the worksheet.",
  NotImplemented: "The requested feature isn't implemented.",
  RangeExceedsLimit: "The cell count in the range has exceeded the maximum supported number.",
  RequestAborted: "The request was aborted during run time.",
  UnsupportedFeature: "The operation failed because the source worksheet contains one or more unsupported features.",
  UnsupportedOperation: "The operation being attempted is not supported.",
};

/** An answer Excel would give instead of a result; the executor adds location and action index. */
export class HostError extends Error {
  readonly code: ErrorCode;
  readonly status: number;

  /** `detail` is put after Excel's own sentence, to say what this host objects to. */
  constructor(code: ErrorCode, detail?: string) {
    super(detail === undefined ? sentenceByCode[code] : `${sentenceByCode[code]} (${detail})`);
    this.name = "HostError";
    this.code = code;
    this.status = statusByCode[code];
  }
}

/** ApiNotFound for a member this host does not have, or not at the version it admits to. */
export class UnknownMember extends HostError {
  constructor(
    /** `TableCollection.add` */
    readonly member: string,
    detail = "is not hosted",
  ) {
    super("ApiNotFound", `${member} ${detail}`);
  }
}

/** Error numbers in the answer of `executeMethod` (transport level); the client turns them into a rejected sync. */
export const transportErrors = {
  unsupportedOperation: 5000,
  internal: 5001,
  cellEditMode: 5004,
  activityLimit: 5102,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
} as const;
