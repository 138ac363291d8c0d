import type { CollectUseCases, ExchangeUseCases } from "./exchange";
import type { ExchangeGround } from "./exchangeCases";
import type { IssueGround } from "./issue";
import { issueUseCases } from "./issueCases";

/** 发表 and 收表. */
export function exchangeUseCases(ground: ExchangeGround & IssueGround): ExchangeUseCases {
  return { ...issueUseCases(ground), ...collectUseCases(ground) };
}

/** 收表: fetched when somebody collects; nothing of it is in the first load. */
function collectUseCases(ground: ExchangeGround): CollectUseCases {
  let made: Promise<CollectUseCases> | null = null;
  const cases = (): Promise<CollectUseCases> =>
    (made ??= import("./exchangeCases").then(({ createCollectUseCases }) => createCollectUseCases(ground)));
  return {
    exchange: async () => (await cases()).exchange(),
    previewCollect: async (files, pool, options) => (await cases()).previewCollect(files, pool, options),
    applyCollect: async (preview, decisions) => (await cases()).applyCollect(preview, decisions),
    confirmRows: async (unit, period) => (await cases()).confirmRows(unit, period),
    treatRow: async (id, treatment) => (await cases()).treatRow(id, treatment),
  };
}
