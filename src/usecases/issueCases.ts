import type { ExchangeUseCases } from "./exchange";
import type { IssueGround } from "./issue";

/** 发表, fetched when somebody sends files out: it is no part of the first load. */
export function issueUseCases(ground: IssueGround): Pick<ExchangeUseCases, "issueUnitFiles"> {
  return {
    async issueUnitFiles(request, makeFile) {
      const { issueUnitFiles } = await import("./issue");
      return issueUnitFiles(ground, request, makeFile);
    },
  };
}
