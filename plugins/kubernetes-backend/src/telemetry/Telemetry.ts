import {
  CLUSTER_REASON_CODES,
  ClusterReason,
} from '@podlight/backstage-plugin-kubernetes-common';

/** What a request does with a resource. */
export type RequestVerb = 'list' | 'get' | 'watch' | 'log';

/** How a request can end. `expired` is status 410, which only means that a relist is needed. */
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
  /** Plural, as in the path; `other` for resources that the plugin does not know. */
  readonly resource: string;
  readonly verb: RequestVerb;
}

export interface RequestDone extends ApiRequestKind {
  readonly outcome: RequestOutcome;
  readonly seconds: number;
  /** Where it failed. */
  readonly reason?: ClusterReason;
  /** The reason for the operators of Backstage, where it differs. */
  readonly detail?: string;
}

export interface CredentialFailure {
  readonly cluster: string;
  readonly reason: ClusterReason;
  /** The error, where the AuthProvider or the configuration is at fault and not the caller. */
  readonly detail?: string;
  /** Output of a program that failed; only for the log. */
  readonly printed?: string;
}

/** Whether Help for a class of failure helped its reader. */
export interface HelpAnswer {
  readonly class: string;
  readonly helped: 'yes' | 'no';
}

/** Events by meaning; the listener decides what to count and under which name. */
export interface Telemetry {
  requestDone(request: RequestDone): void;
  /** A stream is open until the returned function is called. */
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
  helpAnswered(answer: HelpAnswer): void;
}

/** Forwards to several listeners. */
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
    helpAnswered: answer => {
      for (const each of listeners) each.helpAnswered(answer);
    },
  };
}

/** Ignores all events. */
export const NO_TELEMETRY: Telemetry = combineTelemetry();
