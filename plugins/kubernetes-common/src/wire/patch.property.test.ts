import fc from 'fast-check';
import { Finding } from '../diagnose/types';
import { FieldValue } from '../model';
import { DISPLAY_STATES } from '../status';
import { encodeCluster } from './encodeCluster';
import { ObjectRow, WorkloadRow } from './objectTypes';
import { applyClusterPatch, diffCluster, shareCluster } from './patchCluster';
import { initialServiceState, reduceService } from './reduceService';
import { resourceKey } from './resourceKey';
import { serviceMessageSchema } from './schemas';
import { ServiceMessage } from './serviceMessage';
import { PodRow } from './podTypes';
import { ClusterMessage, HelloMessage } from './messageTypes';

const AT = '2026-01-01T12:00:00.000Z';

const hello: HelloMessage = {
  type: 'hello',
  version: 1,
  entityRef: 'component:default/shop',
  selector: 'app=shop',
  at: AT,
  clusters: [{ name: 'one' }],
  providerProblems: [],
};

/** Few names, so that the same rows come, change, move and go. */
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const text = fc.constantFrom('x', 'y', '');
const optional = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });
const labels = fc.dictionary(
  fc.constantFrom('app', 'version', 'constructor', 'like'),
  text,
  { maxKeys: 3 },
);

const container = fc.record({
  name: text,
  kind: fc.constantFrom('app' as const, 'init' as const),
  image: optional(text),
  state: fc.constantFrom('waiting' as const, 'running' as const),
  ready: fc.boolean(),
  restarts: fc.nat(2),
  hasPreviousLog: fc.boolean(),
});

const pod: fc.Arbitrary<PodRow> = fc
  .record({
    namespace: fc.constantFrom('n', 'm'),
    name,
    state: fc.constantFrom(...DISPLAY_STATES),
    status: text,
    readyContainers: fc.nat(2),
    totalContainers: fc.nat(2),
    restarts: fc.nat(2),
    createdAt: optional(fc.constant(AT)),
    node: optional(text),
    workload: optional(fc.record({ kind: text, name: text })),
    labels,
    annotations: optional(labels),
    containers: fc.array(container, { maxLength: 2 }),
  })
  .map(row => ({ ...row, uid: `uid-${row.name}` }));

const workload: fc.Arbitrary<WorkloadRow> = fc.record({
  kind: fc.constant('Deployment'),
  namespace: fc.constant('n'),
  name,
  uid: optional(name),
  desired: optional(fc.nat(3)),
  ready: optional(fc.nat(3)),
  rollout: optional(
    fc.array(fc.record({ name, isNew: fc.boolean(), replicas: fc.nat(3) }), {
      maxLength: 2,
    }),
  ),
  cronJob: optional(
    fc.record({
      schedule: text,
      isSuspended: fc.boolean(),
      active: fc.nat(2),
      nextAt: optional(fc.constant(AT)),
    }),
  ),
});

/** Values of listed fields; an object in them never has a null. */
const field = fc.letrec<{ value: FieldValue; object: FieldValue }>(tie => ({
  value: fc.oneof(
    text,
    fc.nat(2),
    fc.boolean(),
    fc.array(fc.oneof(text, fc.constant(null)), { maxLength: 2 }),
    tie('object'),
  ),
  object: fc.dictionary(
    fc.constantFrom('a', 'b', 'constructor'),
    tie('value'),
    {
      maxKeys: 2,
    },
  ),
})).value;

const named = fc.array(
  fc.record({
    kind: text,
    name,
    definition: optional(text),
    namespace: optional(text),
  }),
  { maxLength: 3 },
);

const object: fc.Arbitrary<ObjectRow> = fc.record({
  kind: fc.constant('Service'),
  // One kind for a Service of Kubernetes and one of Knative.
  customResource: optional(
    fc.record({
      definition: fc.constant('services.serving.knative.dev'),
      state: optional(fc.constantFrom('failing' as const, 'healthy' as const)),
      pods: optional(fc.record({ ready: fc.nat(2), total: fc.nat(2) })),
      uid: optional(name),
      labels: optional(labels),
      fields: optional(
        fc.dictionary(fc.constantFrom('spec.a', 'status.b[*].c'), field),
      ),
      omittedFields: optional(fc.array(text, { maxLength: 2 })),
      columns: optional(
        fc.array(fc.record({ title: text, value: text }), { maxLength: 2 }),
      ),
      owns: optional(named),
      owners: optional(named),
      targets: optional(named),
      docs: optional(text),
      texts: optional(
        fc.record({ title: optional(text), steps: optional(fc.array(text)) }),
      ),
    }),
  ),
  namespace: fc.constant('n'),
  name,
  conditions: optional(
    fc.array(fc.record({ type: text, status: text, reason: optional(text) })),
  ),
  service: optional(
    fc.record({
      type: text,
      ports: fc.array(fc.record({ port: fc.nat(3), name: optional(text) }), {
        maxLength: 2,
      }),
      endpoints: optional(fc.record({ ready: fc.nat(2), total: fc.nat(2) })),
    }),
  ),
});

const finding: fc.Arbitrary<Finding> = fc.record({
  id: name,
  class: fc.constantFrom('OOMKilled', 'AppError'),
  severity: fc.constantFrom('error' as const, 'warning' as const),
  scope: fc.record({
    namespace: fc.constant('n'),
    kind: fc.constant('Deployment'),
    name: text,
    container: optional(text),
  }),
  params: fc.dictionary(fc.constantFrom('limit', 'code'), fc.nat(3)),
  evidence: fc.array(
    fc.record({
      type: fc.constant('log' as const),
      container: text,
      line: text,
    }),
    { maxLength: 2 },
  ),
  since: optional(fc.constant(AT)),
  confidence: fc.constant('certain' as const),
  missing: fc.subarray(['events', 'previousLog'] as const),
  pods: fc.uniqueArray(fc.record({ namespace: fc.constant('n'), name }), {
    selector: ref => ref.name,
  }),
  symptoms: fc.constant([]),
});

const reason = { code: 'timeout', message: 'no answer' } as const;
const state = fc.constantFrom<ClusterMessage['state']>(
  { phase: 'live', at: AT },
  { phase: 'live', at: '2026-01-01T12:00:10.000Z' },
  { phase: 'stale', since: AT, reason },
  { phase: 'failed', since: AT, reason },
);

const content = fc.record({
  state,
  kindProblems: fc.subarray([
    { kind: 'Pod', reason },
    { kind: 'Job', reason },
  ]),
  pods: fc.uniqueArray(pod, { selector: row => row.uid }),
  workloads: fc.uniqueArray(workload, { selector: row => row.name }),
  objects: optional(
    fc.uniqueArray(object, {
      selector: row => `${resourceKey(row)}/${row.name}`,
      minLength: 1,
    }),
  ),
  findings: fc.uniqueArray(finding, { selector: row => row.id }),
});

/** What one cluster says, one message after the other. */
const history: fc.Arbitrary<readonly ClusterMessage[]> = fc
  .array(content, { minLength: 1, maxLength: 6 })
  .map(contents =>
    contents.map((each, index) => ({
      type: 'cluster' as const,
      cluster: 'one',
      version: `hub.${index}`,
      ...each,
    })),
  );

/** Over the wire and back, checked against the strict schemas on the way. */
function overTheWire(message: ServiceMessage): ServiceMessage {
  const sent = message.type === 'cluster' ? encodeCluster(message) : message;
  return serviceMessageSchema.parse(JSON.parse(JSON.stringify(sent)));
}

function patchBetween(before: ClusterMessage, after: ClusterMessage) {
  const patch = diffCluster(before, after);
  if (!patch) throw new Error('These can be told apart');
  return patch;
}

const reduceAll = (messages: readonly ServiceMessage[]) =>
  messages.reduce(reduceService, initialServiceState);

describe('patches', () => {
  it('lead to the very state that the whole messages lead to, in the same order', () => {
    fc.assert(
      fc.property(history, messages => {
        const [first, ...rest] = messages;
        const sent = [
          first,
          ...rest.map((after, index) => patchBetween(messages[index], after)),
        ];
        const patched = reduceAll([hello, ...sent.map(overTheWire)]);
        const whole = reduceAll([hello, ...messages.map(overTheWire)]);
        expect(patched).toEqual(whole);
      }),
    );
  });

  it('lead there over versions that were left out for a reader that is slow', () => {
    fc.assert(
      fc.property(history, messages => {
        const [first] = messages;
        const last = messages[messages.length - 1];
        const skipped = [
          overTheWire(first),
          overTheWire(patchBetween(first, last)),
        ];
        expect(reduceAll([hello, ...skipped]).clusters[0].received).toEqual(
          reduceAll([hello, overTheWire(last)]).clusters[0].received,
        );
      }),
    );
  });

  it('leave every row that says the same the very same object', () => {
    fc.assert(
      fc.property(content, content, (one, two) => {
        const head = { type: 'cluster', cluster: 'one' } as const;
        const before = { ...head, version: 'hub.1', ...one };
        const after = shareCluster(before, {
          ...head,
          version: 'hub.2',
          ...two,
        });
        const result = applyClusterPatch(before, patchBetween(before, after));
        const kept = new Set<unknown>([...before.pods, ...before.findings]);
        const same = [...after.pods, ...after.findings].filter(row =>
          kept.has(row),
        );
        const shared = shareCluster(before, result);
        expect(
          [...shared.pods, ...shared.findings].filter(row => kept.has(row)),
        ).toEqual(same);
      }),
    );
  });
});

describe('a cluster message', () => {
  it('is the same after its rows were sent as differences', () => {
    fc.assert(
      fc.property(history, ([message]) => {
        expect(overTheWire(message)).toEqual(
          JSON.parse(JSON.stringify(message)),
        );
      }),
    );
  });
});
