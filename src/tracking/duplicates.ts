import type { RegisterRow } from "../domain/returns";
import { toHalfWidth } from "../domain/money";
import { amountOf, textOf } from "./recordContent";
import { counts } from "./spending";

/** Why two payments look like one (E7). */
export type DuplicateSign = "voucher" | "invoice" | "payee";

export interface Duplicate {
  readonly sign: DuplicateSign;
  /** Place of the row that was there before. */
  readonly slot: number;
  readonly sameUnit: boolean;
}

interface Held {
  readonly slot: number;
  readonly unit: string;
  readonly key: string;
}

/**
 * Payments by what tells them apart. Within a unit: 凭证号, date and amount together, or 发票号 and amount (one invoice
 * over two projects is paid in parts, and those differ). Across units: 发票号, or 收款方, date and amount; voucher numbers
 * restart every month in every unit and say nothing there.
 */
export class PaymentIndex {
  private readonly places = new Map<string, Held[]>();

  /** Adds a row, or what it has become; rows that count nowhere are taken out. */
  put(slot: number, before: RegisterRow | undefined, after: RegisterRow | undefined): void {
    if (before) for (const { key } of keysOf(before)) this.remove(key, slot);
    if (!after || after.table !== "spend" || !counts(after)) return;
    for (const { key } of keysOf(after)) {
      const held = this.places.get(key);
      const entry = { slot, unit: after.unit, key };
      if (held) held.push(entry);
      else this.places.set(key, [entry]);
    }
  }

  /** The first payment that looks like this one; its own place does not count. */
  find(slot: number, row: RegisterRow): Duplicate | null {
    if (row.table !== "spend") return null;
    for (const { key, sign, within } of keysOf(row)) {
      const held = (this.places.get(key) ?? []).filter((other) => other.slot !== slot);
      const other = held.find(({ unit }) => (unit === row.unit) === within);
      if (other) return { sign, slot: other.slot, sameUnit: within };
    }
    return null;
  }

  private remove(key: string, slot: number): void {
    const held = this.places.get(key);
    const at = held?.findIndex((entry) => entry.slot === slot) ?? -1;
    if (held && at >= 0) held.splice(at, 1);
  }
}

interface Key {
  readonly key: string;
  readonly sign: DuplicateSign;
  readonly within: boolean;
}

function keysOf(row: RegisterRow): readonly Key[] {
  if (row.table !== "spend") return [];
  const plain = (field: string): string => toHalfWidth(textOf(row, field)).replace(/\s/g, "").toUpperCase();
  const [voucher, invoice, payee, paidOn] = [plain("voucher"), plain("invoice"), plain("payee"), textOf(row, "paidOn")];
  const amount = amountOf(row, "amount");
  const keys: Key[] = [];
  const add = (sign: DuplicateSign, within: boolean, parts: readonly (string | number | null)[]): void => {
    if (parts.some((part) => part === "" || part === null)) return;
    keys.push({ key: [sign, within ? row.unit : "*", ...parts].join("\u0001"), sign, within });
  };
  add("voucher", true, [voucher, paidOn, amount]);
  add("invoice", true, [invoice, amount]);
  add("invoice", false, [invoice]);
  add("payee", false, [payee, paidOn, amount]);
  return keys;
}
