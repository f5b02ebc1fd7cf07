import { ClusterObjects } from '../model';
import { Finding, PodRef } from './types';

/** @public */
export interface EvidenceWanted {
  /** Pods whose events would make a finding surer. */
  readonly events: readonly PodRef[];
  /** Previous runs whose last lines would. */
  readonly previousLogs: readonly {
    readonly namespace: string;
    readonly pod: string;
    readonly container: string;
  }[];
}

/** @public */
export function evidenceWanted(
  _view: ClusterObjects,
  _findings: readonly Finding[],
): EvidenceWanted {
  return { events: [], previousLogs: [] };
}
