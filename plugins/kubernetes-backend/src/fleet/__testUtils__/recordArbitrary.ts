import fc from 'fast-check';
import { FleetRecord } from '../records';

const TIME = fc.constantFrom(0, 1_795_000_000, 4_000_000_000);

/** Records of which many have the same key, so that they replace each other. */
export const recordArbitrary: fc.Arbitrary<FleetRecord> = fc
  .record({
    kind: fc.constantFrom('Pod' as const, 'Deployment' as const),
    namespace: fc.constantFrom('shop', 'games'),
    name: fc.nat(12).map(number => `name-${number}`),
    uid: fc.oneof(fc.uuid(), fc.constant('')),
    labels: fc.dictionary(
      fc.constantFrom('app', 'tier'),
      fc.constantFrom('a', 'b', 'c'),
    ),
    owner: fc.option(
      fc.record({
        kind: fc.constant('ReplicaSet'),
        name: fc.constantFrom('web-1', 'web-2'),
        uid: fc.uuid(),
      }),
      { nil: undefined },
    ),
    node: fc.constantFrom('', 'node-1'),
    phase: fc.constantFrom('Pending', 'Running'),
    status: fc.constantFrom('Running', 'CrashLoopBackOff'),
    isReady: fc.boolean(),
    isDeleting: fc.boolean(),
    ready: fc.nat(3),
    desired: fc.nat(3),
    restarts: fc.nat(2),
    lastRestartAt: TIME,
    createdAt: TIME,
  })
  .map(({ owner, ...record }) => ({ ...record, ...(owner && { owner }) }));
