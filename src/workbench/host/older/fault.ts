import { HostError } from "../errors";
import type { ErrorCode } from "../errors";

/** Error numbers of the Common API; the client has the words for them. */
export const faults = {
  coercionNotSupported: 1000,
  selectionNotSupportCoercion: 1004,
  invalidCounts: 1003,
  invalidStart: 1005,
  fileTypeNotSupported: 1009,
  unsupportedData: 2000,
  cannotWrite: 2001,
  dataNotMatchSelection: 2002,
  overwrites: 2003,
  dataNotMatchBindingSize: 2004,
  dataNotMatchCoercion: 2007,
  selectionCannotBeBound: 3000,
  bindingNotFound: 3002,
  severalSelections: 3003,
  selectionNotOfBindingType: 3004,
  notOnThisBindingType: 3005,
  nameNotFound: 3006,
  nameNotOfBindingType: 3008,
  notSupported: 5000,
  internal: 5001,
  invalidParameter: 5010,
  cannotNavigate: 7001,
  idNotFound: 7002,
  invalidSliceSize: 11002,
} as const;

/** An answer of the Common API that is no success. */
export class OlderFault extends Error {
  constructor(readonly number: number) {
    super(`Common API error ${number}`);
    this.name = "OlderFault";
  }
}

const byCode: Partial<Record<ErrorCode, number>> = {
  AccessDenied: faults.cannotWrite,
  InvalidArgument: faults.invalidParameter,
  MergedRangeConflict: faults.cannotWrite,
};

/** The number to answer with; anything unexpected is thrown on. */
export function faultNumber(error: unknown): number {
  if (error instanceof OlderFault) return error.number;
  if (error instanceof HostError) return byCode[error.code] ?? faults.internal;
  throw error;
}
