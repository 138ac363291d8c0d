/** `readDamagedPortable.ts COUNT SEED`: reads so many damaged PDFs and says what became of them as one line of JSON. */
import fc from "fast-check";
import { readDocument } from "../../src/notice/readNotice";
import { SAMPLE_NOTICE } from "../../src/notice/sample";
import { readNoticeFile } from "../../src/xlsx/readNoticeFile";
import { damageToBytes } from "./damagedBytes";
import { plainNotice } from "./noticeForms";
import { asPortableFile } from "./portableNotice";

async function main([count, seed]: readonly string[]): Promise<void> {
  const whole = asPortableFile(plainNotice(SAMPLE_NOTICE));
  const seen = { read: 0, refused: 0, slowest: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(damageToBytes, { minLength: 1, maxLength: 6 }), async (acts) => {
      const bytes = acts.reduce((damaged, one) => one(damaged), whole);
      const started = process.cpuUsage();
      const document = await readNoticeFile(bytes, "notice.pdf");
      const table = document.ok ? readDocument(document.value) : document;
      const { user, system } = process.cpuUsage(started);
      seen.slowest = Math.max(seen.slowest, (user + system) / 1_000_000);
      seen[table.ok ? "read" : "refused"] += 1;
      return table.ok || table.fault.nextStep.zh !== "";
    }),
    { numRuns: Number(count), seed: Number(seed) },
  );
  process.stdout.write(`${JSON.stringify(seen)}\n`);
}

void main(process.argv.slice(2));
