/**
 * The CPU time after which work counts as hung, in milliseconds. What backtracks or
 * never ends takes minutes; what is in proportion takes well under a second, and on a
 * busy machine a few.
 */
const HUNG_MS = 10_000;

/** Whether work ends, by the CPU time of this process: other programs do not count. */
export function ends(work: () => unknown): boolean {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 < HUNG_MS;
}
