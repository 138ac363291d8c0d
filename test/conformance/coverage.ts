import { conformanceRows } from "../../src/conformance/rows";
import { hostedClasses, type HostedClass } from "../../src/workbench/host/member";
import "../../src/workbench/host/connection";
import { publishedClasses } from "./declarations";

/** The newest set the host answers. */
const newest = 14;

/** The client turns an event into the call of a method that nobody sees. */
const registrations: Readonly<Record<string, string>> = {
  onActivated: "_RegisterActivatedEvent",
  onAdded: "_RegisterAddedEvent",
  onAutoSaveSettingChanged: "_RegisterAutoSaveSettingChangedEvent",
  onCalculated: "_RegisterCalculatedEvent",
  onChanged: "_RegisterDataChangedEvent",
  onColumnSorted: "_RegisterColumnSortedEvent",
  onDeactivated: "_RegisterDeactivatedEvent",
  onDeleted: "_RegisterDeletedEvent",
  onFormatChanged: "_RegisterFormatChangedEvent",
  onFormulaChanged: "_RegisterFormulaChangedEvent",
  onMoved: "_RegisterEventMoved",
  onNameChanged: "_RegisterEventNameChanged",
  onProtectionChanged: "_RegisterProtectionChangedEvent",
  onRowHiddenChanged: "_RegisterRowHiddenChangedEvent",
  onRowSorted: "_RegisterRowSortedEvent",
  onSelectionChanged: "_RegisterSelectionChangedEvent",
  onSingleClicked: "_RegisterSingleClickedEvent",
  onVisibilityChanged: "_RegisterEventVisibilityChanged",
};
/** Comments name theirs otherwise; three events go by messages of their own (host/connection.ts). */
const otherRegistrations: Readonly<Record<string, string>> = { onChanged: "_RegisterChangedEvent" };
const byMessage: Readonly<Record<string, readonly string[]>> = {
  Workbook: ["onSelectionChanged"],
  SettingCollection: ["onSettingsChanged"],
  Binding: ["onDataChanged", "onSelectionChanged"],
};

function answered({ name, members, indexed, listed, internal }: HostedClass): ReadonlySet<string> {
  const events = Object.keys(registrations).filter((event) =>
    [registrations[event], otherRegistrations[event]].some(
      (method) => method !== undefined && internal.includes(method),
    ),
  );
  return new Set([
    ...Object.keys(members),
    ...(indexed ? ["getItem"] : []),
    ...(listed ? ["items"] : []),
    ...events,
    ...(byMessage[name] ?? []),
  ]);
}

export interface ClassCoverage {
  readonly name: string;
  readonly hosted: readonly string[];
  readonly missing: readonly string[];
}

/** Every published class with members up to ExcelApi 1.14, and which of them the host answers. */
export function coverage(): readonly ClassCoverage[] {
  const hosted = new Map(hostedClasses().map((one) => [one.name, answered(one)]));
  return publishedClasses().flatMap(({ name, members }) => {
    // Lives in the client alone.
    if (name === "RequestContext") return [];
    const known = hosted.get(name) ?? new Set<string>();
    const wanted = [...members].filter(([, { since }]) => since !== null && since <= newest).map(([member]) => member);
    if (wanted.length === 0) return [];
    return [
      {
        name,
        hosted: wanted.filter((member) => known.has(member)),
        missing: wanted.filter((member) => !known.has(member)),
      },
    ];
  });
}

/** Rows by member: `Range.values` → ids. */
function rowsByMember(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { members } of conformanceRows)
    for (const member of members) counts.set(member, (counts.get(member) ?? 0) + 1);
  return counts;
}

/** docs/host-coverage.md. */
export function coverageText(): string {
  const classes = coverage();
  const rows = rowsByMember();
  const sum = (count: (one: ClassCoverage) => number): number => classes.reduce((total, one) => total + count(one), 0);
  const hosted = sum((one) => one.hosted.length);
  const wanted = hosted + sum((one) => one.missing.length);
  const withRow = sum((one) => one.hosted.filter((member) => rows.has(`${one.name}.${member}`)).length);
  const line = ({ name, hosted: present, missing }: ClassCoverage): string => {
    const proved = present.filter((member) => rows.has(`${name}.${member}`)).length;
    return `| ${name} | ${present.length} / ${present.length + missing.length} | ${proved} | ${missing.join(", ")} |`;
  };
  const partly = classes.filter((one) => one.hosted.length > 0);
  const absent = classes.filter((one) => one.hosted.length === 0);
  return [
    "# What the workbench's Excel hosts",
    "",
    "Made by `npm run coverage` from the host's own tables and the published type definitions (`@types/office-js`);",
    "a test fails when it is out of date. What is not hosted is answered with `ApiNotFound`.",
    "",
    `Members up to ExcelApi 1.${newest}: **${hosted} of ${wanted}** hosted, ${withRow} of them exercised by one of the`,
    `${conformanceRows.length} rows of conformance (\`src/conformance/rows\`), each with its documentation source.`,
    "",
    "| Class | Hosted | With a row | Not hosted |",
    "|---|---|---|---|",
    ...partly.map(line),
    "",
    "## Classes not hosted at all",
    "",
    ...absent.map(({ name, missing }) => `- ${name} (${missing.length})`),
    "",
  ].join("\n");
}
