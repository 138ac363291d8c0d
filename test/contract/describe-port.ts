import fc from "fast-check";
import { portCases } from "../../src/conformance/port";
import { rendered } from "../../src/conformance/port/contents";
import type { Check, ContractWorkbook } from "../../src/conformance/port/harness";
import { runs } from "../runs";

const check: Check = {
  equal: (actual, expected) => expect(actual).toEqual(expected),
  different: (actual, other) => expect(actual).not.toEqual(other),
  contains: (actual, part) => expect(actual).toMatchObject(part as object),
};

/** One suite for every port: the cases the pane carries, too, and any text there can be. */
export function describePort(name: string, open: () => Promise<ContractWorkbook>): void {
  describe(`WorkbookPort: ${name}`, () => {
    let workbook: ContractWorkbook;
    beforeEach(async () => {
      workbook = await open();
    });
    afterEach(async () => {
      await workbook.close();
    });

    it.each(portCases.map(({ title, run }) => [title, run] as const))("%s", async (_title, run) => {
      await run(workbook, check);
    });

    it("keeps any text", async () => {
      const text = fc
        .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
        .filter((one) => !/[\p{Cc}\uFFFE\uFFFF]/u.test(one));
      await fc.assert(
        fc.asyncProperty(fc.array(text, { minLength: 20, maxLength: 40 }), async (texts) => {
          expect(await rendered(workbook, check, texts)).toEqual(texts);
        }),
        { numRuns: runs(3) },
      );
    });
  });
}
