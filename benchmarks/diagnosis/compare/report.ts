import {
  RawObject,
  RawPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';

/** What a diagnosis says of one thing, in a form that fits both. */
export interface Report {
  /** Class names that it counts as; any of them may be the right one. */
  readonly classes: readonly string[];
  /** Object it is about, as `Kind/name`. */
  readonly object: string;
  /** Pods that suffer, as `Pod/name`. */
  readonly pods: readonly string[];
  readonly container?: string;
  /** For the listing of what is wrong. */
  readonly text: string;
}

/** A diagnosis under measurement. */
export interface Diagnosis {
  readonly name: string;
  readonly version: string;
  /** Everything that it reports of a scenario and that a person would have to look at. */
  reportsOf(scenario: Subject): readonly Report[];
}

/** Objects at one moment, as an API server serves them. */
export interface Subject {
  readonly now: string;
  readonly objects: readonly unknown[];
  /** Last lines of the runs that ended; for those who read logs. */
  readonly previousLogs?: ReadonlyMap<string, string>;
}

/** Whether it is an object at all; scenarios and recordings hold nothing else. */
export const isKubernetesObject = (
  value: unknown,
): value is RawPod | RawObject =>
  typeof value === 'object' && value !== null && 'kind' in value;
