import { amountAt, linesOf } from "../domain/lines";
import { sumFen, toHalfWidth } from "../domain/money";
import { PaymentIndex } from "./duplicates";
import { amountOf, textOf, yuanText } from "./recordContent";
import { groupedBy, rowsOf, type HeadResult, type PlacedRow } from "./rehearsalFinding";
import type { RehearsalFinding, RehearsalGround } from "./rehearsalFinding";
import { paidBeforeArrival } from "./rehearsalTime";

/** Words in 用途 an auditor stops at: wages, allowances, hospitality, repairs, office costs. */
const STRANGE_PURPOSES = ["工资", "津贴", "补助费", "奖金", "接待", "招待", "餐费", "维修", "办公费", "车辆"];

const NO_PAYMENTS = { zh: "没有报来的支出", en: "no payment was reported" };

type Told = Pick<RehearsalFinding, "id" | "severity" | "cells" | "sentence" | "remedy">;

/** 超范围、挪用: lines the unit holds no money of, and purposes to be asked about. */
export function scopeHead(ground: RehearsalGround): HeadResult {
  const { book, names } = ground;
  const lines = new Map(linesOf(book.projects).map((line) => [line.id, line]));
  const payments = rowsOf(ground, "spend");
  const findings = payments.flatMap(({ row, at }): RehearsalFinding[] => {
    const line = lines.get(textOf(row, "line"));
    const who = names.unit(row.unit);
    const told: Told[] = [];
    if (!line) {
      told.push({
        id: `scope.line:${at("line")}`,
        severity: "grave",
        cells: [at("line"), at("amount")],
        sentence: { zh: `${who}有一笔支出没有可认的项目。`, en: `${who}: a payment without a project.` },
        remedy: { zh: "请单位写明项目。", en: "Ask the unit for the project." },
      });
    } else if (amountAt(book.decided, line.id, row.unit) === null) {
      told.push({
        id: `scope.ungranted:${at("line")}`,
        severity: "grave",
        cells: [at("line"), at("amount")],
        sentence: {
          zh: `${who}在“${names.line(line.id)}”有支出，分配表没有给它这个项目的资金。`,
          en: `${who} spent on ${names.line(line.id)}, of which it holds no money.`,
        },
        remedy: { zh: "核对项目，调账或退回。", en: "Check the project; correct the account or pay back." },
      });
    }
    const word = STRANGE_PURPOSES.find((purpose) => textOf(row, "purpose").includes(purpose));
    if (word !== undefined) {
      told.push({
        id: `scope.purpose:${at("purpose")}`,
        severity: "question",
        cells: [at("purpose")],
        sentence: {
          zh: `${who}用途“${textOf(row, "purpose")}”含“${word}”，可能不在资金支出范围。`,
          en: `${who}: the purpose "${textOf(row, "purpose")}" may lie outside the fund.`,
        },
        remedy: { zh: "对照资金管理办法核实。", en: "Compare it with the rules of the fund." },
      });
    }
    return told.map((one) => ({ ...one, head: "scope", unit: row.unit }));
  });
  return { head: "scope", findings, lacks: payments.length === 0 ? [NO_PAYMENTS] : [] };
}

const NEEDED = { voucher: "凭证号", paidOn: "支付日期", payee: "收款方", purpose: "用途" } as const;

/** 台账不实: a payment needs voucher, day, payee, purpose and a readable amount, and stands there once. */
export function ledgerHead(ground: RehearsalGround): HeadResult {
  const payments = rowsOf(ground, "spend");
  const findings = [...payments.flatMap((payment) => incomplete(ground, payment)), ...duplicated(ground, payments)];
  return { head: "ledger", findings, lacks: payments.length === 0 ? [NO_PAYMENTS] : [] };
}

function incomplete({ names }: RehearsalGround, { row, at }: PlacedRow): readonly RehearsalFinding[] {
  const missing = (Object.keys(NEEDED) as (keyof typeof NEEDED)[]).filter((key) => textOf(row, key) === "");
  const lacking = missing.map((key): readonly [string, string] => [key, NEEDED[key]]);
  const all = amountOf(row, "amount") === null ? [...lacking, ["amount", "可读的金额"] as const] : lacking;
  if (all.length === 0) return [];
  const labels = all.map(([, label]) => label).join("、");
  return [
    {
      id: `ledger.incomplete:${at("voucher")}`,
      head: "ledger",
      severity: "grave",
      unit: row.unit,
      cells: all.map(([key]) => at(key)),
      sentence: {
        zh: `${names.unit(row.unit)}一笔支出缺${labels}。`,
        en: `${names.unit(row.unit)}: a payment lacks ${all.map(([key]) => key).join(", ")}.`,
      },
      remedy: { zh: "请单位补填后重新收表。", en: "Have the unit complete it and collect again." },
    },
  ];
}

function duplicated({ names }: RehearsalGround, payments: readonly PlacedRow[]): readonly RehearsalFinding[] {
  const index = new PaymentIndex();
  return payments.flatMap(({ row, at }, slot): RehearsalFinding[] => {
    const twin = index.find(slot, row);
    index.put(slot, undefined, row);
    const first = twin === null ? undefined : payments[twin.slot];
    if (twin === null || !first) return [];
    const sign = { voucher: "凭证号、日期和金额", invoice: "发票号", payee: "收款方、日期和金额" }[twin.sign];
    const field = twin.sign;
    return [
      {
        id: `ledger.duplicate:${at(field)}`,
        head: "ledger",
        severity: "grave",
        unit: row.unit,
        cells: [first.at(field), at(field)],
        sentence: {
          zh: `${names.unit(row.unit)}与${twin.sameUnit ? "本单位" : names.unit(first.row.unit)}另一笔支出${sign}相同。`,
          en: `${names.unit(row.unit)}: the same ${twin.sign} as another payment of ${names.unit(first.row.unit)}.`,
        },
        remedy: { zh: "核对原始凭证，重复的撤回。", en: "Compare the vouchers; withdraw the duplicate." },
      },
    ];
  });
}

/** 支付不合规: paid to oneself, to the beneficiary, before the money came, or more than the line holds. */
export function paymentHead(ground: RehearsalGround): HeadResult {
  const payments = rowsOf(ground, "spend");
  const findings = [
    ...payments.flatMap((payment) => paidToOneself(ground, payment)),
    ...paidBeforeArrival(ground),
    ...overspent(ground, payments),
  ];
  const arrivals = rowsOf(ground, "arrival").filter(({ row }) => textOf(row, "arrivedOn") !== "");
  const undated = { zh: "没有到位日，不能核先付后到", en: "no dates of arrival to compare payments with" };
  const lacks = payments.length === 0 ? [NO_PAYMENTS] : arrivals.length === 0 ? [undated] : [];
  return { head: "payment", findings, lacks };
}

function paidToOneself({ book, names }: RehearsalGround, { row, at }: PlacedRow): readonly RehearsalFinding[] {
  const plain = (text: string): string => toHalfWidth(text).replace(/\s/g, "");
  const payee = plain(textOf(row, "payee"));
  const unit = book.units.find(({ code }) => code === row.unit);
  const own = unit ? [unit.name, unit.shortName, ...unit.aliases] : [];
  const bureaus = own.flatMap((name) => [name, `${name}文化和旅游局`, `${name}文旅局`]);
  const isOwn = bureaus.includes(payee);
  const isBeneficiary = payee !== "" && payee === plain(textOf(row, "beneficiary"));
  if (!isOwn && !isBeneficiary) return [];
  return [
    {
      id: `payment.${isOwn ? "own" : "beneficiary"}:${at("payee")}`,
      head: "payment",
      severity: isOwn ? "grave" : "question",
      unit: row.unit,
      cells: isOwn ? [at("payee")] : [at("payee"), at("beneficiary")],
      sentence: {
        zh: `${names.unit(row.unit)}付给“${payee}”，收款方就是${isOwn ? "本单位" : "受益单位"}。`,
        en: `${names.unit(row.unit)} paid "${payee}", which is ${isOwn ? "itself" : "the beneficiary"}.`,
      },
      remedy: { zh: "核实是否转入单位自有账户、以拨代支。", en: "Check that money was not just moved to an account." },
    },
  ];
}

function overspent(ground: RehearsalGround, payments: readonly PlacedRow[]): readonly RehearsalFinding[] {
  const groups = groupedBy(payments, ({ row }) =>
    textOf(row, "line") === "" ? "" : `${row.unit}:${textOf(row, "line")}`,
  );
  return [...groups.values()].flatMap((group): RehearsalFinding[] => {
    const { row } = group[0] as PlacedRow;
    const line = textOf(row, "line");
    const granted = amountAt(ground.book.decided, line, row.unit);
    const spent = sumFen(group.flatMap((payment) => amountOf(payment.row, "amount") ?? []));
    if (granted === null || spent <= granted) return [];
    return [
      {
        id: `payment.overspent:${row.unit}:${line}`,
        head: "payment",
        severity: "grave",
        unit: row.unit,
        cells: [ground.places.amount(line, row.unit), ...group.map(({ at }) => at("amount"))],
        sentence: {
          zh: `${ground.names.unit(row.unit)}“${ground.names.line(line)}”支出${yuanText(spent)}元，分配${yuanText(granted)}元。`,
          en: `${ground.names.unit(row.unit)}, ${ground.names.line(line)}: ${yuanText(spent)} yuan spent, ${yuanText(granted)} granted.`,
        },
        remedy: { zh: "核对金额单位和项目，超出部分调账。", en: "Check unit of money and project; correct the rest." },
      },
    ];
  });
}
