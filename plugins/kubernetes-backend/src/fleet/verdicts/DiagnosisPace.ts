import { Glance } from '../suspicion/Glances';
import { isPassing, SuspicionReason } from '../suspicion/findSuspicion';
import { Judgement } from './judgement';

/** What looks wrong is diagnosed again, since causes and their grace times change without the pods. */
const AGAIN_MS = 60_000;
const MAX_AGAIN_MS = 10 * 60_000;

/** A crash loop goes through the same looks again and again. */
const SAME_LOOK_MS = 10 * 60_000;
const MAX_LOOKS = 16;

/**
 * When one service in one cluster is diagnosed, by the monotonic clock in milliseconds: at
 * once when it looks as it has not looked for a while, and otherwise less and less often for
 * as long as the diagnosis says the same. A diagnosis is some twenty requests, and a large
 * fleet has hundreds of services with something wrong at any time.
 */
export class DiagnosisPace {
  /** When each look that has been diagnosed was last seen. */
  readonly #looks = new Map<string, number>();
  #againMs = AGAIN_MS;
  #dueAt = -Infinity;
  #said: string | undefined;

  /** When what has this look should be diagnosed; in the past for at once. */
  dueAt(look: string, now: number): number {
    const seenAt = this.#looks.get(look) ?? -Infinity;
    if (now - seenAt > SAME_LOOK_MS) return -Infinity;
    this.#looks.set(look, now);
    return this.#dueAt;
  }

  /** Whether what has this look has been diagnosed, however long ago. */
  knows(look: string): boolean {
    return this.#looks.has(look);
  }

  /** It has been diagnosed; undefined where it could not be read. */
  judged(look: string, judgement: Judgement | undefined, now: number): void {
    this.#looks.delete(look);
    this.#looks.set(look, now);
    const [oldest] = this.#looks.keys();
    if (this.#looks.size > MAX_LOOKS) this.#looks.delete(oldest);
    const said = judgement && [judgement.state, ...judgement.classes].join();
    const isSame = said !== undefined && said === this.#said;
    this.#againMs = isSame
      ? Math.min(2 * this.#againMs, MAX_AGAIN_MS)
      : AGAIN_MS;
    this.#said = said;
    this.#dueAt = now + this.#againMs;
  }
}

/**
 * How a service looks in one cluster: equal where a diagnosis would say the same. Pods of a rollout come
 * and go, beside what is wrong already, and among hundreds of pods one always does.
 *
 * @param isRollout - what may be a rollout has not lasted for longer than one does
 */
export function toLook(
  { pods, ready, reasons, wrong }: Glance,
  isRollout: boolean,
): string {
  const isHidden = (reason: SuspicionReason) =>
    isRollout && wrong > 0 && isPassing(reason);
  const told = [...reasons].filter(reason => !isHidden(reason)).sort();
  return [rough(wrong || pods - ready), ...told].join();
}

/** Two digits of it. */
function rough(count: number): number {
  return Number(count.toPrecision(2));
}
