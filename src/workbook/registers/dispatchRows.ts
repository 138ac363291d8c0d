import type { IssuedFile, ReceiptOutcome, ReceivedFile } from "../../domain/returns";
import type { CellValue, SheetContent } from "../plan";
import { ContentReader, isBlank } from "../read/contentReader";
import { dateSerial, isoDate } from "../sheet";
import type { RegisterGround } from "./registerColumns";

/** 0-based columns of 收发: one line per file, whichever way it went. */
export const DISPATCH_COLUMN = {
  direction: 0,
  at: 1,
  unit: 2,
  period: 3,
  state: 4,
  due: 5,
  fileName: 6,
  merged: 7,
  listed: 8,
  reason: 9,
  who: 10,
  version: 11,
  fileId: 12,
  outcome: 13,
  hash: 14,
} as const;
type Column = keyof typeof DISPATCH_COLUMN;

export const DISPATCH_LABEL: Readonly<Record<Column, string>> = {
  direction: "收/发",
  at: "时间",
  unit: "单位",
  period: "填报期",
  state: "报送情况",
  due: "截止",
  fileName: "文件",
  merged: "并入(格)",
  listed: "待看",
  reason: "说明",
  who: "经办（自报）",
  version: "分配版本",
  fileId: "文件编号",
  outcome: "结果",
  hash: "校验",
};
export const DISPATCH_ROW = { header: 4, first: 5 } as const;
export const SENT = "发";
export const RECEIVED = "收";
const OUTCOMES: readonly ReceiptOutcome[] = ["已并入", "未填", "重复", "已拒收", "待决定"];

export interface ReadDispatch {
  readonly ours: boolean;
  readonly issued: readonly Omit<IssuedFile, "content">[];
  readonly received: readonly ReceivedFile[];
  /** 0-based rows of the sheet, in the order of `issued` and `received`. */
  readonly issuedPlaces: readonly number[];
  readonly receivedPlaces: readonly number[];
}

const NOTHING: ReadDispatch = { ours: true, issued: [], received: [], issuedPlaces: [], receivedPlaces: [] };

export function readDispatch(content: SheetContent | null, ground: Pick<RegisterGround, "units">): ReadDispatch {
  if (content === null || isBlank(content)) return NOTHING;
  const sheet = new ContentReader(content);
  const header = sheet.headerRow([DISPATCH_LABEL.direction, DISPATCH_LABEL.fileId, DISPATCH_LABEL.outcome]);
  if (header === null) return { ...NOTHING, ours: false };
  const at = (column: Column): number => sheet.columnOf(header, DISPATCH_LABEL[column]) ?? DISPATCH_COLUMN[column];
  const issued: { readonly place: number; readonly file: Omit<IssuedFile, "content"> }[] = [];
  const received: { readonly place: number; readonly file: ReceivedFile }[] = [];
  for (let place = header + 1; place < sheet.rowCount; place += 1) {
    const line: Line = {
      text: (column) => sheet.text(place, at(column)),
      value: (column) => sheet.value(place, at(column)),
      unit:
        ground.units.find(({ name }) => name === sheet.text(place, at("unit")))?.code ?? sheet.text(place, at("unit")),
    };
    if (line.text("direction") === SENT) issued.push({ place, file: issuedLine(line) });
    if (line.text("direction") === RECEIVED) received.push({ place, file: receivedLine(line) });
  }
  return {
    ours: true,
    issued: issued.map(({ file }) => file),
    received: received.map(({ file }) => file),
    issuedPlaces: issued.map(({ place }) => place),
    receivedPlaces: received.map(({ place }) => place),
  };
}

interface Line {
  readonly text: (column: Column) => string;
  readonly value: (column: Column) => CellValue;
  readonly unit: string;
}

function issuedLine({ text, value, unit }: Line): Omit<IssuedFile, "content"> {
  const due = value("due");
  return {
    fileId: text("fileId"),
    unit,
    period: text("period"),
    version: Number(text("version")) || 0,
    at: momentText(value("at")),
    who: text("who"),
    due: typeof due === "number" ? isoDate(due) : null,
    fileName: text("fileName"),
    hash: text("hash"),
  };
}

function receivedLine({ text, value, unit }: Line): ReceivedFile {
  return {
    at: momentText(value("at")),
    fileName: text("fileName"),
    bytesHash: text("hash"),
    fileId: text("fileId"),
    unit: unit === "" ? null : unit,
    period: text("period") === "" ? null : text("period"),
    outcome: OUTCOMES.find((word) => word === text("outcome")) ?? "待决定",
    merged: Number(text("merged")) || 0,
    listed: Number(text("listed")) || 0,
    reason: text("reason"),
  };
}

const SECONDS_PER_DAY = 86_400;

/** ISO date and time → serial number; a text that is none stays a text. */
export function momentSerial(moment: string): CellValue {
  const [date = "", time = ""] = moment.split("T");
  const day = dateSerial(date);
  const match = /^(\d{2}):(\d{2}):(\d{2})/.exec(time);
  if (day === null || !match) return day ?? moment;
  return day + (Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])) / SECONDS_PER_DAY;
}

function momentText(value: CellValue): string {
  if (typeof value !== "number") return value === null ? "" : String(value);
  const seconds = Math.round((value - Math.floor(value)) * SECONDS_PER_DAY);
  const [day, rest] = seconds === SECONDS_PER_DAY ? [Math.floor(value) + 1, 0] : [Math.floor(value), seconds];
  const two = (part: number): string => String(part).padStart(2, "0");
  const time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(two).join(":");
  return `${isoDate(day)}T${time}`;
}
