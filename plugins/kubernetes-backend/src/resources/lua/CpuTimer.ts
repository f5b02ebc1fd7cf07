/** Not in all versions of Node.js; the time of the whole process is never less. */
const measure =
  process.threadCpuUsage?.bind(process) ?? process.cpuUsage.bind(process);

function cpuMilliseconds(): number {
  const { user, system } = measure();
  return (user + system) / 1_000;
}

/**
 * Tells when a number of milliseconds was worked. While other programs keep the
 * processor busy nothing is worked, however late it gets.
 */
export class CpuTimer {
  #milliseconds = Infinity;
  #startedAt = 0;
  /** It cannot be over before this, so there is no need to ask how much was worked. */
  #checkAt = Infinity;

  start(milliseconds: number): void {
    this.#milliseconds = milliseconds;
    this.#startedAt = cpuMilliseconds();
    this.#checkAt = performance.now() + milliseconds;
  }

  stop(): void {
    this.#checkAt = Infinity;
  }

  get isOver(): boolean {
    const now = performance.now();
    if (now < this.#checkAt) return false;
    const left = this.#milliseconds - (cpuMilliseconds() - this.#startedAt);
    this.#checkAt = now + Math.max(left, 0);
    return left <= 0;
  }
}
