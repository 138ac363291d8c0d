/** Settings of add-ins, as JSON texts; one store for both of Excel's APIs. Listeners hear of every change. */
export class SettingsStore extends Map<string, string> {
  private readonly listeners = new Set<() => void>();

  /** Gives back the way to stop. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changed(): void {
    this.listeners.forEach((listener) => listener());
  }
}
