/**
 * Counts a jest report so that nothing is lost: a file that did not run is a failure, a skipped test is named.
 *
 * @param {object | null} report what `jest --json` wrote, or null when it wrote nothing
 * @param {number | string} code exit code of jest
 * @returns {{ passed: number, failed: number, notes: string[] }}
 */
export function countTests(report, code) {
  if (report === null) return { passed: 0, failed: 1, notes: [] };
  const skipped = report.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === "pending" || test.status === "todo")
      .map((test) => test.fullName),
  );
  const notes = skipped.map((name) => `skipped: ${name}`);
  let failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  if (report.numTotalTests === 0) notes.push("FAIL no test was found");
  if (failed === 0 && (code !== 0 || report.numTotalTests === 0)) {
    failed = 1;
    notes.push(`FAIL jest ended with ${code}`);
  }
  return { passed: report.numPassedTests, failed, notes };
}
