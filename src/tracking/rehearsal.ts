import { contractHead, procurementHead } from "./rehearsalDeals";
import type { HeadResult, RehearsalGround } from "./rehearsalFinding";
import { ledgerHead, paymentHead, scopeHead } from "./rehearsalPayments";
import { evidenceHead, performanceHead, planHead, subPlanHead } from "./rehearsalPlans";
import { retentionHead } from "./rehearsalTime";

const HEADS: readonly ((ground: RehearsalGround) => HeadResult)[] = [
  planHead,
  subPlanHead,
  retentionHead,
  scopeHead,
  ledgerHead,
  paymentHead,
  procurementHead,
  contractHead,
  performanceHead,
  evidenceHead,
];

/** 自查 (N14): every audit head looked at before the inspectors come; pure, and equal for equal input. */
export function rehearse(ground: RehearsalGround): readonly HeadResult[] {
  return HEADS.map((head) => head(ground));
}
