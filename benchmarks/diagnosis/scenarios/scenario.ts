import {
  FIXTURE_NOW,
  RawEvent,
  RawObject,
  RawPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';

/** One thing that has to be found. */
export interface Expectation {
  /** Names of failure classes; any of them is right. */
  readonly classes: readonly string[];
  /** Objects on which it may be reported, as `Kind/name` with `*` for any text. */
  readonly on: readonly string[];
  /** Compared when the report names a container too. */
  readonly container?: string;
}

/** Where a cluster stands, and what a good diagnosis says of it. */
export interface Scenario {
  readonly name: string;
  readonly group: string;
  /** RFC 3339. */
  readonly now: string;
  readonly objects: readonly (RawPod | RawObject | RawEvent)[];
  /** Nothing here means that silence is right. */
  readonly expect: readonly Expectation[];
  /** Reports that are neither right nor wrong, besides {@link SYMPTOMS}. */
  readonly allowed?: readonly Expectation[];
}

/** What a failing pod does to its workload: neither right nor wrong where there is something to find. */
export const SYMPTOMS: readonly string[] = [
  'DaemonSetUnavailable',
  'FailedCreate',
  'MinimumReplicasUnavailable',
  'ProgressDeadlineExceeded',
  'ServiceNoEndpoints',
  'StatefulSetStuck',
];

interface Builder {
  build(): RawPod | RawObject;
  /** Those about the object. */
  events?(): readonly RawEvent[];
}

/** Rows of one table: all scenarios of a group have its name. */
export type ScenarioRow = Omit<Scenario, 'group' | 'now'>;

export function inGroup(
  group: string,
  rows: readonly ScenarioRow[],
): readonly Scenario[] {
  return rows.map(row => ({ group, now: FIXTURE_NOW.toISOString(), ...row }));
}

/** JSON of all builders, with the events of the pods among them. */
export function listObjects(
  builders: readonly (Builder | RawEvent)[],
): Scenario['objects'] {
  return builders.flatMap<Scenario['objects'][number]>(builder => {
    if (!('build' in builder)) return [builder];
    return [builder.build(), ...(builder.events?.() ?? [])];
  });
}

/** A scenario with something to find. */
export function fails(
  name: string,
  builders: readonly (Builder | RawEvent)[],
  ...expect: readonly Expectation[]
): ScenarioRow {
  return { name, objects: listObjects(builders), expect };
}

/** A scenario in which silence is right. */
export function isHealthy(
  name: string,
  builders: readonly (Builder | RawEvent)[],
): ScenarioRow {
  return { name, objects: listObjects(builders), expect: [] };
}
