import { StartGate } from '../../read/start';
import { Semaphore } from '../../util/Semaphore';

/** First lists at a time. More of them would only make each other late. */
const AT_ONCE = 6;

/**
 * Lets the first lists of all clusters begin in turn: at the start of a backend there are
 * hundreds, of thousands of objects each. One that fails gives its turn to another.
 */
export class ListTurns {
  readonly #turns: Semaphore;

  constructor(atOnce = AT_ONCE) {
    this.#turns = new Semaphore(atOnce);
  }

  /**
   * The gate of one list of a cluster, and what ends its turn.
   *
   * @param cluster - clusters take turns, and the lists of a cluster keep their order
   */
  createGate(cluster: string): {
    readonly gate: StartGate;
    release(): void;
  } {
    let release: () => void = () => undefined;
    const released = new Promise<void>(resolve => {
      release = resolve;
    });
    const gate: StartGate = {
      beforeList: signal =>
        new Promise(resolve => {
          const start = () => {
            resolve();
            return released;
          };
          // Only an abort rejects it.
          this.#turns.run(signal, start, cluster).catch(() => resolve());
        }),
      beforeWatch: async () => undefined,
    };
    return { gate, release: () => release() };
  }
}
