import { FleetCell } from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterLease } from '../replicas/LeaseTable';
import { StoredCell } from '../store/StoredCell';
import { Subjects } from '../reader';

/** What every service of a test stands for unless it says otherwise. */
export const SUBJECT = 'subject';

export function grantedSubjects(...entityRefs: readonly string[]): Subjects {
  return new Map(entityRefs.map(ref => [ref, SUBJECT]));
}

export function aCell(fields: Partial<FleetCell> = {}): FleetCell {
  return { cluster: 'eu', state: 'healthy', pods: 3, ready: 3, ...fields };
}

export const FAILING_CELL = aCell({
  state: 'failing',
  ready: 1,
  since: '2026-11-22T06:00:00.000Z',
  headline: 'Crashes at start: exit code 1',
  classes: ['AppCrash'],
});

export const WELL: StoredCell = {
  state: 'healthy',
  details: { pods: 3, ready: 3, classes: [], versions: [] },
};

export const FAILING: StoredCell = {
  state: 'failing',
  since: Date.parse('2026-11-22T06:00:00.000Z'),
  details: {
    pods: 3,
    ready: 1,
    headline: 'Crashes at start: exit code 1',
    classes: ['AppCrash'],
    versions: [],
  },
};

export function aLease(fields: Partial<ClusterLease> = {}): ClusterLease {
  return {
    name: 'eu',
    holder: 'other',
    revision: 0,
    unknownForMs: 0,
    isLimited: false,
    ageMs: 3_600_000,
    sight: 'live',
    readAgoMs: 5_000,
    ...fields,
  };
}
