import { sumFen, toHalfWidth, type Fen } from "../domain/money";
import { amountOf, textOf, yuanText } from "./recordContent";
import { groupedBy, rowsOf, type HeadResult, type PlacedRow } from "./rehearsalFinding";
import type { RehearsalFinding, RehearsalGround } from "./rehearsalFinding";

/** 采购: payments from the limit on name procurement and contract; several below it to one payee may be one purchase. */
export function procurementHead(ground: RehearsalGround): HeadResult {
  const payments = rowsOf(ground, "spend");
  const limit = ground.limits.procurementLimit;
  const unset = { zh: "没有设采购限额，拆分和限额以上采购不能核", en: "no procurement limit is set" };
  const none = { zh: "没有报来的支出", en: "no payment was reported" };
  const findings =
    limit === null
      ? []
      : [
          ...payments.flatMap((payment) => unprocured(ground, payment, limit)),
          ...splitPurchases(ground, payments, limit),
        ];
  const lacks = [...(limit === null ? [unset] : []), ...(payments.length === 0 ? [none] : [])];
  return { head: "procurement", findings, lacks };
}

function unprocured({ names }: RehearsalGround, { row, at }: PlacedRow, limit: Fen): readonly RehearsalFinding[] {
  const amount = amountOf(row, "amount");
  if (amount === null || amount < limit) return [];
  const lacking = [
    ...(textOf(row, "procurement") === "" ? [["procurement", "采购方式"] as const] : []),
    ...(textOf(row, "contract") === "" ? [["contract", "合同号"] as const] : []),
  ];
  if (lacking.length === 0) return [];
  const labels = lacking.map(([, label]) => label).join("、");
  return [
    {
      id: `procurement.missing:${at("amount")}`,
      head: "procurement",
      severity: "grave",
      unit: row.unit,
      cells: [at("amount"), ...lacking.map(([key]) => at(key))],
      sentence: {
        zh: `${names.unit(row.unit)}一笔支出${yuanText(amount)}元，达到采购限额${yuanText(limit)}元，没有${labels}。`,
        en: `${names.unit(row.unit)}: ${yuanText(amount)} yuan, at or above the limit, without ${lacking.map(([key]) => key).join(" and ")}.`,
      },
      remedy: { zh: "补采购方式和合同号；没有履行程序的报告。", en: "Add them; report purchases without procedure." },
    },
  ];
}

function splitPurchases(
  { names }: RehearsalGround,
  payments: readonly PlacedRow[],
  limit: Fen,
): readonly RehearsalFinding[] {
  // Parts of one contract are instalments of one purchase, not a split one.
  const loose = payments.filter(({ row }) => {
    const amount = amountOf(row, "amount");
    return amount !== null && amount > 0 && amount < limit && textOf(row, "contract") === "";
  });
  const groups = groupedBy(loose, ({ row }) => {
    const payee = toHalfWidth(textOf(row, "payee")).replace(/\s/g, "");
    return payee === "" ? "" : `${row.unit}:${textOf(row, "line")}:${payee}`;
  });
  return [...groups.entries()].flatMap(([key, group]): RehearsalFinding[] => {
    const sum = sumFen(group.flatMap(({ row }) => amountOf(row, "amount") ?? []));
    const first = group[0];
    if (!first || group.length < 2 || sum < limit) return [];
    const { row } = first;
    return [
      {
        id: `procurement.split:${key}`,
        head: "procurement",
        severity: "question",
        unit: row.unit,
        cells: group.map(({ at }) => at("amount")),
        sentence: {
          zh: `${names.unit(row.unit)}“${names.line(textOf(row, "line"))}”分${group.length}笔付给“${textOf(row, "payee")}”，每笔低于限额，合计${yuanText(sum)}元。`,
          en: `${names.unit(row.unit)}: ${group.length} payments to one payee, each below the limit, ${yuanText(sum)} yuan together.`,
        },
        remedy: { zh: "核实是否为同一采购拆分。", en: "Check whether one purchase was split." },
      },
    ];
  });
}

/** 合同: paid within the contract, accepted before the last payment, a failed tender begun again. */
export function contractHead(ground: RehearsalGround): HeadResult {
  const contracts = rowsOf(ground, "contract");
  const known = new Set(contracts.map(({ row }) => `${row.unit}:${textOf(row, "contract")}`));
  const findings = [
    ...contracts.flatMap((contract) => contractFindings(ground, contract)),
    ...rowsOf(ground, "spend").flatMap((payment) => unknownContract(ground, payment, known)),
  ];
  const lacks = contracts.length === 0 ? [{ zh: "没有报来的合同", en: "no contract was reported" }] : [];
  return { head: "contract", findings, lacks };
}

function contractFindings(ground: RehearsalGround, { row, at }: PlacedRow): readonly RehearsalFinding[] {
  const number = textOf(row, "contract");
  const own = rowsOf(ground, "spend").filter(
    (payment) => number !== "" && payment.row.unit === row.unit && textOf(payment.row, "contract") === number,
  );
  const paid = amountOf(row, "paid") ?? sumFen(own.flatMap((payment) => amountOf(payment.row, "amount") ?? []));
  const amount = amountOf(row, "amount");
  const whose = `${ground.names.unit(row.unit)}合同${number}`;
  const belonging = { head: "contract", unit: row.unit } as const;
  const proof = [at("paid"), at("amount"), ...own.map((payment) => payment.at("amount"))];
  const found: RehearsalFinding[] = [];
  if (amount !== null && paid > amount) {
    found.push({
      ...belonging,
      id: `contract.overpaid:${at("contract")}`,
      severity: "grave",
      cells: proof,
      sentence: {
        zh: `${whose}已付${yuanText(paid)}元，超过合同额${yuanText(amount)}元。`,
        en: `Contract ${number}: ${yuanText(paid)} yuan paid, ${yuanText(amount)} agreed.`,
      },
      remedy: { zh: "核对合同和补充协议。", en: "Check the contract and its supplements." },
    });
  } else if (amount !== null && amount > 0 && paid === amount && textOf(row, "acceptedOn") === "") {
    found.push({
      ...belonging,
      id: `contract.unaccepted:${at("contract")}`,
      severity: "grave",
      cells: [at("acceptedOn"), ...proof],
      sentence: { zh: `${whose}已付清，没有验收日期。`, en: `Contract ${number} is paid in full, not accepted.` },
      remedy: { zh: "补验收，或说明预付理由。", en: "Have it accepted, or explain the advance." },
    });
  }
  if (textOf(row, "failed") === "流标") {
    found.push({
      ...belonging,
      id: `contract.failed:${at("contract")}`,
      severity: "question",
      cells: [at("failed")],
      sentence: { zh: `${whose}流标，没有重新招标的记载。`, en: `Tender ${number} failed; no second one is recorded.` },
      remedy: { zh: "重新招标，写明新的时间安排。", en: "Tender again; write down the new dates." },
    });
  }
  return found;
}

function unknownContract(
  { names }: RehearsalGround,
  { row, at }: PlacedRow,
  known: ReadonlySet<string>,
): readonly RehearsalFinding[] {
  const number = textOf(row, "contract");
  if (number === "" || known.has(`${row.unit}:${number}`)) return [];
  return [
    {
      id: `contract.unknown:${at("contract")}`,
      head: "contract",
      severity: "question",
      unit: row.unit,
      cells: [at("contract")],
      sentence: {
        zh: `${names.unit(row.unit)}支出写了合同${number}，采购合同表里没有。`,
        en: `${names.unit(row.unit)}: a payment names contract ${number}, which was not reported.`,
      },
      remedy: { zh: "在采购合同表补登。", en: "Report the contract." },
    },
  ];
}
