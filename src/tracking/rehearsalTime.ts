import { amountAt } from "../domain/lines";
import { amountOf, textOf } from "./recordContent";
import { daysBetween, rowsOf, type HeadResult, type PlacedRow } from "./rehearsalFinding";
import type { RehearsalFinding, RehearsalGround } from "./rehearsalFinding";

/** 滞留 and 闲置: from the document to the money, from the money to the first payment, per unit and line. */
export function retentionHead(ground: RehearsalGround): HeadResult {
  const arrivals = rowsOf(ground, "arrival");
  const findings = [...heldByPrefecture(ground), ...arrivals.flatMap((arrival) => heldByUnit(ground, arrival))];
  return { head: "retention", findings, lacks: silentUnits(ground, arrivals) };
}

/** Money received and sent to nobody. */
function heldByPrefecture({ book, limits, places }: RehearsalGround): readonly RehearsalFinding[] {
  if (book.ledger.some(({ direction }) => direction === "out")) return [];
  return book.ledger.flatMap((document, index): RehearsalFinding[] => {
    const since = document.receivedOn ?? document.issuedOn;
    if (document.amount <= 0 || since === null) return [];
    const days = daysBetween(since, book.today.date);
    if (days <= limits.retentionDays) return [];
    return [
      {
        id: `retention.prefecture:${document.documentNumber || index}`,
        head: "retention",
        severity: "grave",
        unit: null,
        cells: [places.document(index)],
        sentence: {
          zh: `${document.documentNumber || `第${index + 1}份指标文件`}收到${days}天，台账没有下达记录（限${limits.retentionDays}天）。`,
          en: `${document.documentNumber || `document ${index + 1}`} came ${days} days ago; nothing was sent out (limit ${limits.retentionDays}).`,
        },
        remedy: { zh: "下达后在资金台账记“发”。", en: "Send it out and record it in the ledger." },
      },
    ];
  });
}

function heldByUnit(ground: RehearsalGround, { row, at }: PlacedRow): readonly RehearsalFinding[] {
  const { limits, names, book } = ground;
  const today = book.today.date;
  const [received, arrived] = [textOf(row, "receivedOn"), textOf(row, "arrivedOn")];
  const whose = `${names.unit(row.unit)}“${names.row(row)}”`;
  const found: RehearsalFinding[] = [];
  const add = (kind: string, cells: readonly string[], zh: string, en: string): void => {
    found.push({
      id: `retention.${kind}:${row.unit}:${row.row}:${row.period}`,
      head: "retention",
      severity: "grave",
      unit: row.unit,
      cells,
      sentence: { zh: `${whose}${zh}`, en: `${names.unit(row.unit)}, ${names.row(row)}: ${en}` },
      remedy: { zh: "催拨催付，写明未支出原因和预计付清。", en: "Press for payment; have the reason written down." },
    });
  };
  const waited = received === "" ? null : daysBetween(received, arrived === "" ? today : arrived);
  if (waited !== null && waited > limits.retentionDays) {
    const end = arrived === "" ? "仍未到位" : "才到位";
    const cells = [at("receivedOn"), at("arrivedOn")];
    add(
      "late",
      cells,
      `收文${waited}天${end}（限${limits.retentionDays}天）。`,
      `${waited} days until the money came.`,
    );
  }
  const idle = arrived === "" ? null : daysBetween(arrived, today);
  if (idle !== null && idle > limits.idleDays && !isSpentFrom(ground, row.unit, row.row)) {
    add("idle", [at("arrivedOn"), at("arrived")], `到位${idle}天没有一笔支出。`, `idle for ${idle} days.`);
  }
  return found;
}

function isSpentFrom(ground: RehearsalGround, unit: string, line: string): boolean {
  return rowsOf(ground, "spend").some(({ row }) => row.unit === unit && textOf(row, "line") === line);
}

function silentUnits({ book }: RehearsalGround, arrivals: readonly PlacedRow[]): HeadResult["lacks"] {
  const told = new Set(
    arrivals
      .filter(({ row }) => textOf(row, "receivedOn") !== "" || textOf(row, "arrivedOn") !== "")
      .map(({ row }) => row.unit),
  );
  const silent = book.units.filter(
    ({ code }) => !told.has(code) && Object.keys(book.decided).some((line) => amountAt(book.decided, line, code)),
  );
  if (silent.length === 0) return [];
  const names = silent.map(({ name }) => name);
  return [{ zh: `${names.join("、")}没有报收文日和到位日`, en: `no dates of arrival from ${names.join(", ")}` }];
}

/** Payments dated before the money was there. */
export function paidBeforeArrival(ground: RehearsalGround): readonly RehearsalFinding[] {
  const first = new Map<string, PlacedRow>();
  for (const arrival of rowsOf(ground, "arrival")) {
    const day = textOf(arrival.row, "arrivedOn");
    const key = `${arrival.row.unit} ${arrival.row.row}`;
    const known = first.get(key);
    if (day !== "" && (!known || day < textOf(known.row, "arrivedOn"))) first.set(key, arrival);
  }
  return rowsOf(ground, "spend").flatMap(({ row, at }): RehearsalFinding[] => {
    const arrival = first.get(`${row.unit} ${textOf(row, "line")}`);
    const paid = textOf(row, "paidOn");
    if (!arrival || paid === "" || paid >= textOf(arrival.row, "arrivedOn") || amountOf(row, "amount") === null)
      return [];
    const day = textOf(arrival.row, "arrivedOn");
    return [
      {
        id: `payment.early:${at("paidOn")}`,
        head: "payment",
        severity: "grave",
        unit: row.unit,
        cells: [at("paidOn"), arrival.at("arrivedOn")],
        sentence: {
          zh: `${ground.names.unit(row.unit)}${paid}付款，资金${day}才到位。`,
          en: `${ground.names.unit(row.unit)} paid on ${paid}; the money came on ${day}.`,
        },
        remedy: { zh: "查明垫付资金来源，或更正日期。", en: "Find out what paid in advance, or correct the date." },
      },
    ];
  });
}
