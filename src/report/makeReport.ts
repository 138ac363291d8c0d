import { failure, success, type Result } from "../domain/fault";
import type { ReportGround } from "../usecases/reportGround";
import type { ReportDocument } from "./document";
import { REPORT_KINDS } from "./reportKinds";
import type { ReportWish } from "./reportKind";
import { writeDocument } from "./writeDocument";

/** A Word file with the name to save it by. */
export interface ReportFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly document: ReportDocument;
}

/** Writes one report. Faults: no such kind, no such unit, a unit where the kind knows none. */
export async function makeReport(ground: ReportGround, kind: string, wish: ReportWish): Promise<Result<ReportFile>> {
  const known = REPORT_KINDS.find(({ id }) => id === kind);
  if (!known) return failure(kindUnknown(kind));
  if (wish.unit !== undefined && !known.perUnit) return failure(noSlices(known.name.zh, known.name.en));
  const document = known.build(ground, wish);
  if (!document.ok) return document;
  const bytes = await writeDocument(document.value);
  return success({ fileName: fileNameOf(document.value), bytes, document: document.value });
}

/** Characters no file system takes are left out. */
function fileNameOf({ title, dated }: ReportDocument): string {
  return `${title.replace(/[\\/:*?"<>|\s]/g, "").slice(0, 60)}_${dated}.docx`;
}

function kindUnknown(kind: string): Parameters<typeof failure>[0] {
  const list = REPORT_KINDS.map(({ id, name }) => `${id} ${name.zh}`).join("、");
  return {
    code: "report-kind-unknown",
    sentence: { zh: `没有“${kind}”这种文书，没有写文件。`, en: `There is no report "${kind}"; no file was written.` },
    nextStep: {
      zh: `可用：${list}、pack 检查包。`,
      en: `Known: ${REPORT_KINDS.map(({ id }) => id).join(", ")}, pack.`,
    },
    place: kind,
  };
}

function noSlices(zh: string, en: string): Parameters<typeof failure>[0] {
  return {
    code: "report-not-by-unit",
    sentence: { zh: `“${zh}”不分单位，没有写文件。`, en: `"${en}" is not made per unit; no file was written.` },
    nextStep: { zh: "去掉单位再试。", en: "Leave out the unit and try again." },
  };
}
