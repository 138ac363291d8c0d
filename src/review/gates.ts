import type { FundBook } from "../domain/book";
import type { Bilingual } from "../domain/fault";
import { fundTotal, isUndecided, receivedDocuments, tableTotal } from "../domain/lines";
import { formatWan, type Fen } from "../domain/money";
import type { ApprovalGate } from "../domain/records";
import { isComplete, validityOf, type OpinionValidity, latestOpinions } from "./opinions";
import { sealCode } from "./seal";
import { amountsClosed, type StateStep } from "./states";

/** Why a step cannot be taken (block), or what it is taken in spite of (ask). */
export interface Gate {
  readonly code: string;
  readonly sentence: Bilingual;
  readonly nextStep: Bilingual;
  /** A finding's id, or a cell. */
  readonly place?: string;
}

/** What a step needs. Asks are confirmed with a reason; blocks are mended first. */
export interface Gates {
  readonly blocks: readonly Gate[];
  readonly asks: readonly Gate[];
}

/** A finding 不符合, of level 必须. */
export interface OpenMust {
  readonly id: string;
  readonly rule: string;
  readonly figure: string;
  readonly sentence: Bilingual;
}

/** The rule 平: it blocks by itself, so it is not asked about once more. */
const TIE_OUT_RULE = "R12";
const APPROVAL_RULES: readonly string[] = ["R14", "R15"];

/**
 * What stands in the way of a step.
 *
 * Blocks are what makes the document of that step false: nothing or a text where amounts belong, a sum that is not
 * the money received (R12, 七（二）), no dated approval with minutes behind the word 审定 (R14, 七（二）), amounts other
 * than those approved. Asks are what a leader may decide: an open 必须 without an accepted opinion, and 省厅审定 of the
 * 落实方案 (R15, 七（一）), which is another document than the allocation (C27) and may come on paper later.
 */
export function gatesOf(book: FundBook, step: StateStep, open: readonly OpenMust[]): Gates {
  if (step.kind !== "forward") return { blocks: [], asks: [] };
  const drafted = draftBlocks(book);
  if (step.to === "科室复核") return { blocks: drafted, asks: [] };
  if (step.to === "归档") return { blocks: [], asks: findingAsks(book, open) };
  const approved = [...drafted, ...tieOutBlocks(book), ...approvalBlocks(book)];
  if (step.to === "局党组审定") return { blocks: approved, asks: findingAsks(book, open) };
  return {
    blocks: [...approved, ...changedBlocks(book)],
    asks: [...unsealedAsks(book), ...provinceAsks(book), ...findingAsks(book, open)],
  };
}

function draftBlocks(book: FundBook): readonly Gate[] {
  const blocks: Gate[] = book.unreadable.map(({ text, address }) => ({
    code: "amount-unreadable",
    sentence: {
      zh: `${address}写的是“${text}”，不是金额。`,
      en: `${address} says "${text}", which is not an amount.`,
    },
    nextStep: { zh: "请改成数字（万元）或清空。", en: "Turn it into a number (万元) or clear it." },
    place: address,
  }));
  if (isUndecided(book.decided)) {
    blocks.push({
      code: "nothing-divided",
      sentence: { zh: "还没有分配任何金额。", en: "No amount is allocated yet." },
      nextStep: { zh: "请先分配，或在“分配表”里填金额。", en: "Allocate first, or type amounts into 分配表." },
    });
  }
  return blocks;
}

function tieOutBlocks(book: FundBook): readonly Gate[] {
  if (receivedDocuments(book.ledger).length === 0) {
    return [
      {
        code: "nothing-received",
        sentence: { zh: "资金台账里没有收到的指标文件。", en: "The ledger holds no document of money received." },
        nextStep: { zh: "请先录入指标文件（七（二））。", en: "Enter the funding document first (七（二）)." },
        place: TIE_OUT_RULE,
      },
    ];
  }
  const total = fundTotal(book.ledger);
  const allocated = tableTotal(book.decided);
  if (total === allocated) return [];
  const [zh, en] = allocated > total ? ["多分", "too much"] : ["少分", "too little"];
  const difference = formatWan(Math.abs(total - allocated) as Fen);
  return [
    {
      code: "not-tied-out",
      sentence: {
        zh: `已分配${formatWan(allocated)}万元，指标总额${formatWan(total)}万元，${zh}${difference}万元。`,
        en: `${formatWan(allocated)} 万元 are allocated of ${formatWan(total)} 万元: ${difference} 万元 ${en}.`,
      },
      nextStep: { zh: "请调平再审定（七（二））。", en: "Make the sums equal before approval (七（二）)." },
      place: TIE_OUT_RULE,
    },
  ];
}

function approvalBlocks(book: FundBook): readonly Gate[] {
  const approval = approvalOf(book, "partyGroup");
  if (!approval?.on || approval.document === "") {
    return [
      {
        code: "approval-missing",
        sentence: {
          zh: "没有局党组审定的日期和会议纪要号。",
          en: "Date and minutes number of the party group's approval are missing.",
        },
        nextStep: {
          zh: "请在“首页”填写，或随这一步一起填写（七（二）：报局党组审定后下达）。",
          en: "Fill them in on 首页, or together with this step (七（二）).",
        },
        place: "R14",
      },
    ];
  }
  return approval.on > book.today.date ? [laterThanToday(approval.on, book.today.date)] : [];
}

function laterThanToday(on: string, today: string): Gate {
  return {
    code: "approval-in-future",
    sentence: {
      zh: `局党组审定日期${on}晚于今天${today}。`,
      en: `The approval's date ${on} is later than today, ${today}.`,
    },
    nextStep: { zh: "请核对日期。", en: "Check the date." },
    place: "R14",
  };
}

function approvalOf(book: FundBook, gate: ApprovalGate): FundBook["approvals"][number] | undefined {
  return book.approvals.find((approval) => approval.gate === gate);
}

/** What is sent on must be what was approved. */
function changedBlocks(book: FundBook): readonly Gate[] {
  if (!amountsClosed(book.state) || book.seal === null || book.seal.code === sealCode(book)) return [];
  return [
    {
      code: "changed-since-approval",
      sentence: {
        zh: "审定以后数字或规则又有改动，与审定时的核对码不一致。",
        en: "Figures or rules changed after the approval: the seal code is another one.",
      },
      nextStep: {
        zh: "请改回审定时的数字；确需调整的，转入“调整中”重新审定。",
        en: "Put the approved figures back, or go to 调整中 and have them approved again.",
      },
    },
  ];
}

function unsealedAsks(book: FundBook): readonly Gate[] {
  if (book.seal !== null) return [];
  return [
    {
      code: "not-sealed",
      sentence: {
        zh: "审定时没有留下核对码，无法确认审定以后没有改动。",
        en: "No seal code was kept at the approval, so nobody can tell whether figures changed since.",
      },
      nextStep: { zh: "请与审定的纸质表逐格核对。", en: "Compare with the approved paper cell by cell." },
    },
  ];
}

function provinceAsks(book: FundBook): readonly Gate[] {
  if (approvalOf(book, "province")?.on) return [];
  return [
    {
      code: "province-approval-missing",
      sentence: {
        zh: "没有省厅审定落实方案的记录（七（一））。",
        en: "The province's approval of the plan is not recorded (七（一）).",
      },
      nextStep: {
        zh: "请在“首页”填写日期和文号；确已审定而文件未到的，写明理由。",
        en: "Fill in date and document on 首页, or say why it is not there yet.",
      },
      place: "R15",
    },
  ];
}

/** Open 必须 findings nobody has accepted: 整改 stays open until it is done. */
function findingAsks(book: FundBook, open: readonly OpenMust[]): readonly Gate[] {
  const latest = latestOpinions(book.opinions);
  return open.flatMap((finding): readonly Gate[] => {
    if (finding.rule === TIE_OUT_RULE || APPROVAL_RULES.includes(finding.rule)) return [];
    const opinion = latest.get(finding.id);
    const validity = opinion ? validityOf(opinion, { id: finding.id, open: true, figure: finding.figure }) : null;
    if (opinion && isComplete(opinion) && opinion.opinion === "接受" && validity === "valid") return [];
    const why = opinion ? answerWords(opinion.opinion, validity) : NO_ANSWER;
    return [
      {
        code: "finding-open",
        sentence: { zh: `${finding.sentence.zh}${why.zh}`, en: `${finding.sentence.en} ${why.en}` },
        nextStep: {
          zh: "请改数字，或写复核意见并说明理由。",
          en: "Change the figures, or give an opinion with its reason.",
        },
        place: finding.id,
      },
    ];
  });
}

const NO_ANSWER: Bilingual = { zh: "没有复核意见。", en: "No opinion is given." };

function answerWords(opinion: string, validity: OpinionValidity | null): Bilingual {
  if (validity === "changed") {
    return { zh: "复核以后数字已变。", en: "The figure changed after the review." };
  }
  if (opinion === "整改") return { zh: "复核要求整改。", en: "The reviewer asks for it to be mended." };
  return { zh: "复核意见没有记下当时数。", en: "The opinion does not say which figure it saw." };
}
