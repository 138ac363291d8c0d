import fc from "fast-check";
import { runs, seed } from "./runs";

/** Every property test, also one that names no options, follows the seed and the factor of `runs.ts`. */
fc.configureGlobal({ seed, numRuns: runs(100) });
