import { useCallback, useState } from "react";
import type { CommandButton } from "../manifest";
import type { Notify } from "../notices";
import type { RunningWorkbench } from "../useWorkbench";
import type { Words } from "../words";
import { currentWords, fill } from "../words";
import { ownPage } from "./ownPage";
import type { FunctionOutcome } from "./runFunction";

interface CommandsOptions {
  readonly workbench: RunningWorkbench | null;
  readonly functionFile: string | null;
  readonly notify: Notify;
  readonly openPane: (id: string, address: string, title: string) => void;
  /** Title of a pane whose command gives it none. */
  readonly addInName: string;
}

export interface Commands {
  /** Ids of commands whose function has not reported its completion yet. */
  readonly running: ReadonlySet<string>;
  readonly run: (button: CommandButton) => void;
}

/** What is to be said about the end of a function; null when all went well. */
function outcomeInWords(
  outcome: FunctionOutcome,
  button: CommandButton,
  functionName: string,
  page: string,
  words: Words,
): string | null {
  switch (outcome.kind) {
    case "completed":
      return null;
    case "missing":
      return fill(words.commandMissing, button.label, functionName);
    case "refused":
      return fill(words.commandRefused, button.label, outcome.status);
    case "gaveUp":
      return fill(words.commandEnded, button.label);
    case "notStarted": {
      const { state } = outcome;
      if (state.kind === "notFound") return fill(words.commandNotStarted, button.label, `${state.status} ${page}`);
      const reason = state.kind === "unreachable" ? page : words.paneSilent;
      return fill(words.commandNotStarted, button.label, reason);
    }
  }
}

async function runFunctionCommand(
  button: CommandButton,
  functionName: string,
  options: CommandsOptions & { readonly workbench: RunningWorkbench },
): Promise<void> {
  const { workbench, functionFile, notify } = options;
  const words = currentWords();
  if (functionFile === null) {
    notify(fill(words.commandNoFile, button.label, functionName));
    return;
  }
  const page = ownPage(functionFile);
  if (page === null) {
    notify(words.addressForeign + functionFile);
    return;
  }
  const { runFunction } = await import("./runFunction");
  const outcome = await runFunction({
    connect: workbench.connectPane,
    address: page,
    commandId: button.id,
    functionName,
    onSlow: () => notify(fill(words.commandSlow, button.label)),
  });
  const sentence = outcomeInWords(outcome, button, functionName, page, words);
  if (sentence !== null) notify(sentence);
}

/** Runs the commands of the ribbon: those that show a pane and those that call a function. */
export function useCommands(options: CommandsOptions): Commands {
  const { workbench, notify, openPane, addInName } = options;
  const [running, setRunning] = useState<ReadonlySet<string>>(new Set());
  const mark = useCallback((id: string, isRunning: boolean) => {
    setRunning((before) => {
      const next = new Set(before);
      if (isRunning) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);
  const run = (button: CommandButton): void => {
    const { action } = button;
    if (action.kind === "pane") {
      const page = ownPage(action.address);
      if (page === null) notify(currentWords().addressForeign + action.address);
      else openPane(action.paneId ?? button.id, page, action.title ?? addInName);
      return;
    }
    if (!workbench) return;
    mark(button.id, true);
    runFunctionCommand(button, action.name, { ...options, workbench })
      .catch((error: unknown) => notify(fill(currentWords().commandNotStarted, button.label, String(error)), "error"))
      .finally(() => mark(button.id, false));
  };
  return { running, run };
}
