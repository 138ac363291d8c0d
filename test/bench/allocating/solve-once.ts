/** One repair of the nation's edit by our solver or by HiGHS, alone in its process: prints the peak memory in kB. */
import { repairFewest } from "../../../src/allocation/solver/repairSpread";
import { fewestByHighs } from "../../allocation/solver/fullProgram";
import { NATION, instance } from "../../allocation/solver/instances";

async function main(solver: string): Promise<void> {
  const model = instance(1, { ...NATION, kind: "edit" });
  const solved = solver === "own" ? repairFewest(model).status : (await fewestByHighs(model)).status;
  if (solved !== "repaired" && solved !== "optimal") throw new Error(`ended in ${solved}`);
  process.stdout.write(String(process.resourceUsage().maxRSS));
}

void main(process.argv[2] ?? "own");
