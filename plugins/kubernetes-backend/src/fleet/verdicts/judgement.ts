import { FleetState } from '@podlight/backstage-plugin-kubernetes-common';

/** What a diagnosis can say of a service in one cluster. */
export type JudgedState = Extract<
  FleetState,
  'failing' | 'notReady' | 'warning' | 'healthy'
>;

/** What the tab's own diagnosis says of a service in one cluster. */
export interface Judgement {
  readonly state: JudgedState;
  /** The worst cause, or how its pods do, in English. */
  readonly headline: string;
  /** Failure classes that need attention, worst first, at most as many as a cell has. */
  readonly classes: readonly string[];
  /** Since when it has been so, where the objects say it. */
  readonly since?: Date;
}

/** How a service does in one cluster, as far as is known; of a limited one, how the part does that is known. */
export interface ClusterVerdict {
  readonly state: JudgedState;
  /** When it became well or unwell, as far as was noticed. */
  readonly since: Date;
  /** Absent while nothing is wrong. */
  readonly headline?: string;
  /** As in {@link Judgement}. */
  readonly classes: readonly string[];
}
