/** The first `count` primes greater than `floor`. Small tables only. */
export function primesAbove(floor: number, count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = Math.max(2, floor + 1); found.length < count; candidate += 1) {
    if (isPrime(candidate)) found.push(candidate);
  }
  return found;
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) {
    if (candidate % divisor === 0) return false;
  }
  return true;
}
