/** Those who want to hear of something; a listener is told until it stops. */
export class Listeners<T extends readonly unknown[]> {
  private readonly all = new Set<(...details: T) => void>();

  add(listener: (...details: T) => void): () => void {
    this.all.add(listener);
    return () => this.all.delete(listener);
  }

  tell(...details: T): void {
    for (const listener of [...this.all]) listener(...details);
  }
}
