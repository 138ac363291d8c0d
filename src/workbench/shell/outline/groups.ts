/** Neighbouring rows (or columns) that are grouped at least so deep. */
export interface OutlineGroup {
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly collapsed: boolean;
}

/** The groups of an outline, the outermost first. */
export function outlineGroups(
  levels: ReadonlyMap<number, number>,
  isHidden: (index: number) => boolean,
): readonly OutlineGroup[] {
  const indexes = [...levels.keys()].sort((left, right) => left - right);
  const deepest = Math.max(0, ...levels.values());
  const groups: OutlineGroup[] = [];
  for (let level = 1; level <= deepest; level += 1) {
    let run: number[] = [];
    const close = (): void => {
      const [start, end] = [run[0], run.at(-1)];
      if (start !== undefined && end !== undefined)
        groups.push({ start, end, level, collapsed: run.every((index) => isHidden(index)) });
      run = [];
    };
    for (const index of indexes) {
      if ((levels.get(index) ?? 0) < level) continue;
      if (run.length > 0 && run.at(-1) !== index - 1) close();
      run.push(index);
    }
    close();
  }
  return groups;
}
