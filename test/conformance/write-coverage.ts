import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { coverageText } from "./coverage";

writeFileSync(join(__dirname, "../../docs/host-coverage.md"), coverageText());
