import type { PrintPlan } from "../workbook/plan";
import { parseArea } from "./rectangles";

const POINTS_PER_INCH = 72;
const SECTIONS = { L: "left", C: "center", R: "right" } as const;

/** The three parts of a header or footer. */
export interface HeaderParts {
  readonly left: string;
  readonly center: string;
  readonly right: string;
}

/** `&L…&C…&R…` as files write it → parts; text without a mark stands in the middle. */
export function headerParts(text: string | undefined): HeaderParts {
  const parts: { left: string; center: string; right: string } = { left: "", center: "", right: "" };
  let section: keyof HeaderParts = "center";
  for (const piece of (text ?? "").split(/(&[LCR])/)) {
    const mark = /^&([LCR])$/.exec(piece)?.[1];
    if (mark === "L" || mark === "C" || mark === "R") section = SECTIONS[mark];
    else parts[section] += piece;
  }
  return parts;
}

/** Page setup in the host's terms; margins in points, addresses without sheet. */
export interface PageSetup {
  readonly orientation: string;
  readonly paperSize: string;
  readonly area: string;
  readonly repeatRows: string;
  readonly repeatColumns: string;
  readonly fitToWidth: number | null;
  readonly fitToHeight: number | null;
  readonly header: HeaderParts;
  readonly footer: HeaderParts;
  readonly centerHorizontally: boolean;
  readonly margins: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  } | null;
}

/** What a plan says; members it leaves out stay as they are. */
function wantedSetup(plan: PrintPlan): Partial<PageSetup> {
  const inPoints = (inches: number): number => inches * POINTS_PER_INCH;
  const { margins } = plan;
  return {
    orientation: plan.orientation === "landscape" ? "Landscape" : "Portrait",
    paperSize: plan.paper,
    ...(plan.area === undefined ? {} : { area: plan.area }),
    ...(plan.repeatRows === undefined ? {} : { repeatRows: plan.repeatRows }),
    ...(plan.repeatColumns === undefined ? {} : { repeatColumns: plan.repeatColumns }),
    ...(plan.fitToWidth === undefined ? {} : { fitToWidth: plan.fitToWidth }),
    ...(plan.fitToHeight === undefined ? {} : { fitToHeight: plan.fitToHeight }),
    ...(plan.header === undefined ? {} : { header: headerParts(plan.header) }),
    ...(plan.footer === undefined ? {} : { footer: headerParts(plan.footer) }),
    ...(plan.centerHorizontally ? { centerHorizontally: true } : {}),
    ...(margins === undefined
      ? {}
      : {
          margins: {
            left: inPoints(margins.left),
            right: inPoints(margins.right),
            top: inPoints(margins.top),
            bottom: inPoints(margins.bottom),
          },
        }),
  };
}

function comparable(key: string, value: unknown): string {
  if (typeof value === "string" && (key === "area" || key.startsWith("repeat")))
    return JSON.stringify(parseArea(value));
  if (key === "paperSize" && typeof value === "string") return value.toLowerCase();
  if (key === "margins")
    return JSON.stringify(value, (_name, part: unknown) => (typeof part === "number" ? Math.round(part * 10) : part));
  return JSON.stringify(value);
}

/** Whether the sheet's page setup already says all the plan says. */
export function sameSetup(plan: PrintPlan, found: PageSetup): boolean {
  const present: Readonly<Record<string, unknown>> = { ...found };
  return Object.entries(wantedSetup(plan)).every(
    ([key, value]) => comparable(key, value) === comparable(key, present[key]),
  );
}
