import fc from 'fast-check';
import {
  aDeployment,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { FLEET_KINDS } from '../records';
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
