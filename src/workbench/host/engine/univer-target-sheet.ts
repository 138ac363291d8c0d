import type { Worksheet } from "@univerjs/core";
import { SheetInterceptorService } from "@univerjs/sheets";
import type { UniverAccess } from "./univer-access";

type Asked = "onCommandExecute" | "afterCommandExecute" | "beforeCommandExecute";

/**
 * Removing rows or columns of a sheet that is not in front, the engine (0.25.1) lets formulas, names, rules and merged
 * cells follow as if the sheet in front had lost them. While it works out what has to follow, it is told that the
 * sheet concerned is in front; nothing is drawn in that time.
 */
export class TargetSheet {
  private target: Worksheet | null = null;

  constructor(private readonly access: UniverAccess) {
    const service = access.injector.get(SheetInterceptorService) as unknown as Record<
      Asked,
      (info: unknown) => unknown
    >;
    for (const name of ["onCommandExecute", "afterCommandExecute", "beforeCommandExecute"] as const) {
      if (typeof service[name] !== "function") continue;
      const original = service[name].bind(service);
      service[name] = (info) => this.inFront(() => original(info));
    }
  }

  /** Runs a command that concerns this sheet. */
  run(sheet: string, command: () => void): void {
    this.target = this.access.sheet(sheet);
    try {
      command();
    } finally {
      this.target = null;
    }
  }

  private inFront<T>(work: () => T): T {
    const { target } = this;
    if (target === null) return work();
    const { workbook } = this.access;
    const answer = { value: () => target, configurable: true };
    Object.defineProperty(workbook, "getActiveSheet", answer);
    Object.defineProperty(workbook, "ensureActiveSheet", answer);
    try {
      return work();
    } finally {
      Reflect.deleteProperty(workbook, "getActiveSheet");
      Reflect.deleteProperty(workbook, "ensureActiveSheet");
    }
  }
}
