import type { FundBook } from "../domain/book";
import { success, type Bilingual, type Result } from "../domain/fault";
import type { Clock } from "./clock";
import type { Diary } from "./diary";
import type { WorkbookPort } from "./port";
import type { Solver } from "./solver";
import type { VersionChoice, BookComparison } from "./versions";
import type { BookView } from "./view";
import type { WhatIfAnswer, WhatIfQuestion } from "./whatIf";
import { requireBook } from "./workbookBook";

/** 历次方案, comparing them, and trying a change without making it. */
export interface VersionUseCases {
  /** 存为一版: the decided amounts as they stand, kept for good. */
  keepVersion(why: string): Promise<Result<BookView>>;
  /** 调整前、调整数、调整后; writes nothing. */
  compareVersions(from: VersionChoice, to: VersionChoice): Promise<Result<BookComparison>>;
  /** Writes the sheet 方案比较, whose formulas follow the numbers typed in it, and shows it. */
  writeComparison(from: VersionChoice, to: VersionChoice): Promise<Result<void>>;
  /** What one changed amount would do to the money rules, and who would pay; writes nothing. */
  whatIf(question: WhatIfQuestion, signal?: AbortSignal): Promise<Result<WhatIfAnswer>>;
}

interface VersionGround {
  readonly port: WorkbookPort;
  readonly clock: Clock;
  readonly diary: Diary;
  readonly solver: Solver;
  /** Writes a step that tells 日志 itself. */
  readonly write: (label: Bilingual, step: (book: FundBook) => Result<FundBook>) => Promise<Result<BookView>>;
}

const KEEP: Bilingual = { zh: "存为一版", en: "Keep a version" };

export function versionUseCases({ port, clock, diary, solver, write }: VersionGround): VersionUseCases {
  return {
    async keepVersion(why) {
      const { keepVersion } = await import("./versions");
      return write(KEEP, (book) => {
        const kept = keepVersion(book, { at: diary.now(), who: diary.signature(), why: why.trim() || KEEP.zh });
        if (!kept.ok) return kept;
        const { number } = kept.value.versions[kept.value.versions.length - 1] ?? { number: 0 };
        const after = `第${number}次`;
        return success(
          diary.append(kept.value, { what: KEEP.zh, place: "历次方案", before: "", after, reason: why.trim() }),
        );
      });
    },
    async compareVersions(from, to) {
      const { compareBook } = await import("./versions");
      const book = await requireBook(port, clock());
      return book.ok ? compareBook(book.value, from, to) : book;
    },
    async writeComparison(from, to) {
      const { writeComparison } = await import("./comparisonSheet");
      return writeComparison({ port, clock }, from, to);
    },
    async whatIf(question, signal) {
      const book = await requireBook(port, clock());
      return book.ok ? solver.whatIf(book.value, question, signal) : book;
    },
  };
}
