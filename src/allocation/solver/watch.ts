/** How whoever waits for a long computation looks on, and ends it. */
export interface Watch {
  readonly cancelled?: () => boolean;
  /** Called after each outer iteration with its number and the worst row's distance from its range, in steps. */
  readonly progress?: (iteration: number, worst: number) => void;
}
