import type { Univer } from "@univerjs/core";
import { SheetInterceptorService } from "@univerjs/sheets";

/** A judgement that takes longer (ms) is not waited for: the keyboard must never be dead. */
const LONGEST_WAIT = 5_000;
/** Keys that only change what other keys mean. */
const MODIFIERS = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock"]);

function isEditor(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.dataset["uComp"] === "editor";
}

/** A key that writes what stands on it. */
function isText({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return Array.from(key).length === 1 && !ctrlKey && !metaKey;
}

/** Presses a key again where the keyboard still is. */
function pressKey(key: KeyboardEvent): void {
  const editor = key.target;
  if (!isEditor(editor) || document.activeElement !== editor) return;
  const isTaken = !editor.dispatchEvent(new KeyboardEvent(key.type, key));
  if (isTaken || !isText(key)) return;
  // The grid reads what the browser wrote into the editable element.
  editor.textContent = key.key;
  editor.dispatchEvent(new InputEvent("input", { data: key.key, inputType: "insertText", bubbles: true }));
}

/**
 * What a person does with keyboard and mouse while an entry is being judged, in its order. A rule with a formula waits
 * for calculation, and the grid moves on to the next cell only afterwards: without this, the next amount would replace
 * the one just entered.
 */
class HeldInput {
  private judgements = 0;
  private held: (KeyboardEvent | PointerEvent)[] = [];
  private isHandingOn = false;

  /** Keeps input back until an entry has been judged; what followed a refused entry was meant for other cells. */
  async holdUntil(verdict: Promise<boolean>): Promise<void> {
    this.judgements += 1;
    let limit: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<boolean>((resolve) => {
      limit = setTimeout(() => resolve(true), LONGEST_WAIT);
    });
    const isAccepted = await Promise.race([verdict, tooLate]).catch(() => false);
    clearTimeout(limit);
    if (!isAccepted) this.held = [];
    this.judgements -= 1;
    this.handOnSoon();
  }

  onKey(event: KeyboardEvent): void {
    // What an input method composes cannot be held.
    if (event.isComposing || MODIFIERS.has(event.key) || !isEditor(event.target)) return;
    this.keep(event);
  }

  onPointer(event: PointerEvent): void {
    if (event.target instanceof HTMLCanvasElement) this.keep(event);
  }

  /** The canvas would take the keyboard away from the editor. */
  onMouse(event: MouseEvent): void {
    if (this.isHolding && event.target instanceof HTMLCanvasElement) event.preventDefault();
  }

  private get isHolding(): boolean {
    return this.judgements > 0 || this.held.length > 0;
  }

  private keep(event: KeyboardEvent | PointerEvent): void {
    // What is handed on comes through here again.
    if (!this.isHolding || !event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.held.push(event);
  }

  /** One after the other: what an event sets off must have happened before the next one. */
  private handOnSoon(): void {
    if (this.isHandingOn) return;
    this.isHandingOn = true;
    setTimeout(() => {
      this.isHandingOn = false;
      if (this.judgements > 0) return;
      const next = this.held.shift();
      if (next instanceof KeyboardEvent) pressKey(next);
      else next?.target?.dispatchEvent(new PointerEvent(next.type, next));
      if (this.held.length > 0) this.handOnSoon();
    }, 0);
  }
}

/**
 * Lets people type ahead: what they do while an entry is being judged goes to the cells it was meant for. Call it
 * before the grid is made, whose own listeners take keys otherwise, and the result once the grid is drawn.
 */
export function keepTypedAhead(): (univer: Univer) => void {
  const input = new HeldInput();
  const early = { capture: true };
  window.addEventListener("keydown", (event) => input.onKey(event), early);
  window.addEventListener("pointerdown", (event) => input.onPointer(event), early);
  window.addEventListener("pointerup", (event) => input.onPointer(event), early);
  window.addEventListener("mousedown", (event) => input.onMouse(event), early);
  return (univer) => {
    const judges = univer.__getInjector().get(SheetInterceptorService);
    const judge = judges.onValidateCell.bind(judges);
    // An interceptor could not tell: the grid's own one ends the chain (0.25.1).
    judges.onValidateCell = (...place) => {
      const verdict = judge(...place);
      if (verdict) void input.holdUntil(verdict);
      return verdict;
    };
  };
}
