import {
  CLUSTER_REASON_CODES,
  ClusterReason,
} from '@podlight/backstage-plugin-kubernetes-common';

/** What a request does with a resource. */
export type RequestVerb = 'list' | 'get' | 'watch' | 'log';

/** How a request can end. `expired` is 410, which only means that a list has to be made anew. */
export const REQUEST_OUTCOMES = [
  'ok',
  'aborted',
  'expired',
  ...CLUSTER_REASON_CODES,
] as const;

export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];

/** One request to an API server. */
export interface ApiRequestKind {
  readonly cluster: string;
  /** Plural, as in the path; `other` for what the plugin does not know. */
  readonly resource: string;
  readonly verb: RequestVerb;
}

export interface RequestDone extends ApiRequestKind {
  readonly outcome: RequestOutcome;
  readonly seconds: number;
  /** Where it failed. */
  readonly reason?: ClusterReason;
  /** The reason's words for those who run Backstage, where they differ. */
  readonly detail?: string;
}

export interface CredentialFailure {
  readonly cluster: string;
  readonly reason: ClusterReason;
  /** Where it is the AuthProvider's or the set-up's fault, and not the caller's: what went wrong. */
  readonly detail?: string;
  /** Only for the log: what a program printed before it failed. */
  readonly printed?: string;
}

/** Told what happens, by meaning: what is counted, and under which name, is the listener's business. */
export interface Telemetry {
  requestDone(request: RequestDone): void;
  /** An answer is being read as it comes, until the function that this returns is called. */
  streamOpened(request: ApiRequestKind): () => void;
  relisted(list: {
    readonly cluster: string;
    readonly resource: string;
    readonly reason: 'expired' | 'unwatchable';
  }): void;
  cacheAsked(question: {
    readonly cache: 'credential' | 'reading';
    readonly isHit: boolean;
  }): void;
  credentialFailed(failure: CredentialFailure): void;
  helpOpened(failureClass: string): void;
}

/** Tells several listeners. */
export function combineTelemetry(
  ...listeners: readonly Telemetry[]
): Telemetry {
  return {
    requestDone: request => {
      for (const each of listeners) each.requestDone(request);
    },
    streamOpened: request => {
      const ends = listeners.map(each => each.streamOpened(request));
      return () => {
        for (const end of ends) end();
      };
    },
    relisted: list => {
      for (const each of listeners) each.relisted(list);
    },
    cacheAsked: question => {
      for (const each of listeners) each.cacheAsked(question);
    },
    credentialFailed: failure => {
      for (const each of listeners) each.credentialFailed(failure);
    },
    helpOpened: failureClass => {
      for (const each of listeners) each.helpOpened(failureClass);
    },
  };
}

/** Listens to nothing. */
export const NO_TELEMETRY: Telemetry = combineTelemetry();
