import {
  CredentialFailure,
  NO_TELEMETRY,
  RequestDone,
  Telemetry,
} from './Telemetry';

/** Far above any real number of clusters; beyond it faults are logged again. */
const MAX_CLUSTERS = 5_000;

/** A fault for the operators of Backstage that users must not see. */
export interface Fault {
  readonly cluster: string;
  readonly detail: string;
  /** Output of a program, with credentials scrubbed. */
  readonly printed?: string;
}

/** Logs each fault once, until it changes or requests succeed again. */
export class FaultLog implements Telemetry {
  readonly relisted = NO_TELEMETRY.relisted;
  readonly cacheAsked = NO_TELEMETRY.cacheAsked;
  readonly helpOpened = NO_TELEMETRY.helpOpened;
  readonly helpAnswered = NO_TELEMETRY.helpAnswered;
  readonly streamOpened = NO_TELEMETRY.streamOpened;
  readonly #told = new Map<string, string>();
  readonly #tell: (fault: Fault) => void;

  constructor(tell: (fault: Fault) => void) {
    this.#tell = tell;
  }

  requestDone({ cluster, outcome, detail }: RequestDone): void {
    if (outcome === 'ok') this.#told.delete(cluster);
    else if (detail !== undefined) this.#note({ cluster, detail });
  }

  credentialFailed({ cluster, detail, printed }: CredentialFailure): void {
    if (detail !== undefined) this.#note({ cluster, detail, printed });
  }

  #note(fault: Fault): void {
    if (this.#told.get(fault.cluster) === fault.detail) return;
    if (this.#told.size >= MAX_CLUSTERS) this.#told.clear();
    this.#told.set(fault.cluster, fault.detail);
    this.#tell(fault);
  }
}
