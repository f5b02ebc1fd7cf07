import fc from 'fast-check';
import {
  aDeployment,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { FLEET_KINDS, FleetKind } from '../records';
import { readRecord } from './readRecord';

const asServed = (object: object): unknown =>
  JSON.parse(JSON.stringify(object));

describe('readRecord', () => {
  it('reads what matters of a pod', () => {
    const pod = aPod({
      name: 'web-0',
      namespace: 'shop',
      labels: { app: 'web' },
    });
    expect(readRecord(asServed(pod.build()), 'Pod')).toMatchObject({
      kind: 'Pod',
      namespace: 'shop',
      name: 'web-0',
      labels: { app: 'web' },
      phase: 'Running',
      status: 'Running',
      isReady: true,
      isDeleting: false,
      ready: 1,
      desired: 1,
      restarts: 0,
    });
  });

  it('says why a workload fails', () => {
    const deployment = {
      kind: 'Deployment',
      apiVersion: 'apps/v1',
      metadata: { name: 'web', namespace: 'shop', uid: 'a' },
      spec: { replicas: 3 },
      status: {
        readyReplicas: 1,
        conditions: [
          {
            type: 'Progressing',
            status: 'False',
            reason: 'ProgressDeadlineExceeded',
          },
        ],
      },
    };
    expect(readRecord(deployment, 'Deployment')).toMatchObject({
      phase: 'Failed',
      status: 'ProgressDeadlineExceeded',
      isReady: false,
      ready: 1,
      desired: 3,
    });
  });

  const aWorkload = (kind: string, status: object, spec: object = {}) => ({
    kind,
    metadata: { name: 'web', namespace: 'shop', uid: 'a' },
    spec,
    status,
  });
  const isTrue = (type: string) => ({
    conditions: [{ type, status: 'True', reason: 'Why' }],
  });

  it.each<[FleetKind, object, object, object]>([
    [
      'Job',
      { ...isTrue('Complete'), succeeded: 2, failed: 1 },
      { completions: 2 },
      { phase: 'Complete', isReady: true, ready: 2, desired: 2, restarts: 1 },
    ],
    [
      'Job',
      { ...isTrue('Failed'), failed: 7 },
      {},
      { phase: 'Failed', status: 'Why', isReady: false, ready: 0, desired: 1 },
    ],
    ['Job', { active: 1 }, {}, { phase: '', isReady: true, ready: 0 }],
    [
      'StatefulSet',
      { readyReplicas: 2 },
      { replicas: 3 },
      { phase: '', isReady: false, ready: 2, desired: 3 },
    ],
    [
      'StatefulSet',
      { ...isTrue('ReplicaFailure'), readyReplicas: 3 },
      { replicas: 3 },
      { phase: 'Failed', status: 'Why', isReady: false },
    ],
    [
      'DaemonSet',
      { desiredNumberScheduled: 4, numberReady: 4 },
      {},
      { phase: '', isReady: true, ready: 4, desired: 4 },
    ],
  ])('reads how a %s with %j of %j does', (kind, status, spec, expected) => {
    const record = readRecord(aWorkload(kind, status, spec), kind);
    expect(record).toMatchObject({ kind, ...expected });
  });

  it('is owned by what controls it, whatever else refers to it', () => {
    const ownerOf = (...ownerReferences: readonly object[]) => {
      const metadata = { name: 'web-0', namespace: 'shop', ownerReferences };
      return readRecord({ kind: 'Pod', metadata }, 'Pod')?.owner;
    };
    const other = { apiVersion: 'a.com/v1', kind: 'A', name: 'a', uid: '1' };
    const owner = { kind: 'ReplicaSet', name: 'web', uid: '2' };
    const controlling = { ...owner, apiVersion: 'apps/v1', controller: true };
    expect(ownerOf(other, controlling)).toEqual(owner);
    expect(ownerOf(other)).toBeUndefined();
  });

  it('is being deleted from when that was asked for', () => {
    const metadata = {
      ...{ name: 'web-0', namespace: 'shop' },
      creationTimestamp: '2026-11-22T07:00:00Z',
    };
    const read = (more: object) =>
      readRecord({ kind: 'Pod', metadata: { ...metadata, ...more } }, 'Pod');
    expect(read({})).toMatchObject({
      isDeleting: false,
      createdAt: Date.parse('2026-11-22T07:00:00Z') / 1_000,
    });
    const deletionTimestamp = '2026-11-22T08:00:00Z';
    expect(read({ deletionTimestamp })?.isDeleting).toBe(true);
  });

  it('reads a workload of the builders', () => {
    const built = asServed(aDeployment({ name: 'web' }).build());
    expect(readRecord(built, 'Deployment')).toMatchObject({ name: 'web' });
  });

  it('takes nothing for another kind than it is', () => {
    expect(
      readRecord(asServed(aPod({ name: 'web' }).build()), 'Deployment'),
    ).toBeUndefined();
  });

  it('keeps no more labels than there is room for', () => {
    const labels = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, number) => [
        `label-${number}`,
        'x'.repeat(60),
      ]),
    );
    const record = readRecord(
      asServed(aPod({ name: 'web', labels }).build()),
      'Pod',
    );
    const kept = Object.entries(record?.labels ?? {})
      .flat()
      .join('');
    expect(kept.length).toBeGreaterThan(10_000);
    expect(kept.length).toBeLessThanOrEqual(16_384);
  });

  it('keeps no more labels than it can pay for, however short they are', () => {
    const labels = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, number) => [number.toString(36), '']),
    );
    const pod = asServed(aPod({ name: 'web', labels }).build());
    const kept = Object.keys(readRecord(pod, 'Pod')?.labels ?? {}).length;
    expect(kept).toBeGreaterThan(500);
    expect(kept).toBeLessThan(700);
  });

  it('never throws, whatever a cluster sends', () => {
    const object = fc.object({
      key: fc.oneof(
        fc.constantFrom('metadata', 'name', 'spec', 'status', 'labels'),
        fc.constantFrom('conditions', 'containerStatuses', 'ownerReferences'),
      ),
      maxDepth: 5,
    });
    fc.assert(
      fc.property(object, fc.constantFrom(...FLEET_KINDS), (raw, kind) => {
        expect(() => readRecord(raw, kind)).not.toThrow();
      }),
    );
  });
});
