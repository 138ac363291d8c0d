import { annualReport } from "./kinds/annual";
import { assessmentReport } from "./kinds/assessment";
import { checklistReport } from "./kinds/checklist";
import { grantReport, letterReport } from "./kinds/grant";
import { planReport } from "./kinds/plan";
import { progressReport } from "./kinds/progress";
import { rehearsalReport } from "./kinds/rehearsal";
import { requestReport } from "./kinds/request";
import { selfScoreReport } from "./kinds/selfScore";
import { targetsReport } from "./kinds/targets";
import type { ReportKind } from "./reportKind";

/** All kinds of D12 that are Word documents, in the order of the year. */
export const REPORT_KINDS: readonly ReportKind[] = [
  planReport,
  checklistReport,
  requestReport,
  grantReport,
  letterReport,
  targetsReport,
  progressReport,
  assessmentReport,
  selfScoreReport,
  rehearsalReport,
  annualReport,
];
