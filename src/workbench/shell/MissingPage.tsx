import type { JSX } from "react";
import { useWords } from "./words";

interface MissingPageProps {
  readonly reasons: readonly string[];
}

/** Shown instead of the workbench where it cannot run: plain elements, which any browser can show. */
export function MissingPage({ reasons }: MissingPageProps): JSX.Element {
  const words = useWords();
  return (
    <main className="missing" role="alert">
      <h1>{words.missingTitle}</h1>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p>
        <a href="https://localhost:3443/workbench/">https://localhost:3443/workbench/</a>
      </p>
    </main>
  );
}
