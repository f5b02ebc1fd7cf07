import {
  CredentialFailure,
  NO_TELEMETRY,
  RequestDone,
  Telemetry,
} from './Telemetry';

/** More clusters than anybody has; beyond it everything is said once more. */
const MAX_CLUSTERS = 5_000;

/** What those who run Backstage need to know and viewers must not. */
export interface Fault {
  readonly cluster: string;
  readonly detail: string;
  /** What a program printed, without what looks like a credential. */
  readonly printed?: string;
}

/** Tells of each fault once, until it is another one or requests succeed again. */
export class FaultLog implements Telemetry {
  readonly relisted = NO_TELEMETRY.relisted;
  readonly cacheAsked = NO_TELEMETRY.cacheAsked;
  readonly helpOpened = NO_TELEMETRY.helpOpened;
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
