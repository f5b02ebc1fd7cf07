import {
  ClusterMessage,
  parseObject,
  Pod,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  ClusterDetails,
  ClusterProvider,
} from '@podlight/backstage-plugin-kubernetes-node';
import { mockCredentials } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { anEntity } from '../__testUtils__/anEntity';
import { SHOP } from '../__testUtils__/fleet';
import { ClusterRegistry } from '../clusters';
import { multiTenantLocator } from '../locate/locators';
import { ServiceObserver, ObservedObjects } from '../read';
import { ViewerConnection } from '../transport';
import { fail, ok } from '../util/Result';
import { systemClock } from '../util/timing';
import { defaultDiagnosis, Diagnosis } from './diagnosis';
import { createGuidance } from './guidance';
import { ServicePipeline } from './ServicePipeline';

/** Every place where a provider, a rule or a cluster can fail. */
const STAGES = [
  'provider throws',
  'provider returns nonsense',
  'access throws',
  'reader throws at once',
  'reader throws after an observation',
  'reader fails',
  'detect throws',
  'requiredEvidence throws',
  'toServiceRows throws',
  'a finding breaks the schema',
  'a row breaks the schema',
  'request throws',
  'objects are nonsense',
] as const;
type Stage = (typeof STAGES)[number];

const NAMES = ['a', 'b', 'c', 'd'];

function pod(cluster: string): Pod {
  const parsed = parseObject(
    JSON.parse(
      JSON.stringify(
        aPod({ name: `web-${cluster}`, namespace: 'shop', labels: SHOP })
          .crashLooping({ exitCode: 1 })
          .build(),
      ),
    ),
  );
  if (parsed?.kind !== 'Pod') throw new Error('the builder makes pods');
  return parsed;
}

function provider(name: string, stage: Stage | undefined): ClusterProvider {
  return {
    id: `provider-${name}`,
    ttlMs: 60_000,
    getClusters: async () => {
      if (stage === 'provider throws') throw new Error(stage);
      if (stage === 'provider returns nonsense')
        return JSON.parse('[null, {}]');
      return [{ name, url: 'https://x', authProvider: 'x', authMetadata: {} }];
    },
  };
}

function connection(
  cluster: ClusterDetails,
  stage: Stage | undefined,
): ViewerConnection {
  return {
    cluster,
    hasSharedCredential: true,
    identity: async () => ok('x'),
    access: async () => {
      if (stage === 'access throws') throw new Error(stage);
      return ok({ identity: 'x' });
    },
    getJson: async () => {
      if (stage === 'request throws') throw new Error(stage);
      return fail('forbidden', 'not here');
    },
    open: async () => {
      if (stage === 'request throws') throw new Error(stage);
      return fail('forbidden', 'not here');
    },
  };
}

function observer(stages: ReadonlyMap<string, Stage>): ServiceObserver {
  return {
    async *observe(target, signal): AsyncGenerator<ObservedObjects> {
      const { name } = target.connection.cluster;
      const stage = stages.get(name);
      if (stage === 'reader throws at once') throw new Error(stage);
      if (stage === 'reader fails') {
        yield { type: 'failed', reason: { code: 'dns', message: stage } };
      } else {
        yield {
          type: 'objects',
          isComplete: true,
          objects: {
            Pod:
              stage === 'objects are nonsense'
                ? JSON.parse('[null]')
                : [pod(name)],
          },
          kindProblems: [],
        };
      }
      if (stage === 'reader throws after an observation')
        throw new Error(stage);
      await systemClock.sleep(60_000, signal);
    },
  };
}

function diagnosis(stages: ReadonlyMap<string, Stage>): Diagnosis {
  const nonsense = JSON.parse('{"a":[null]}');
  const isIn = (cluster: string | undefined, stage: Stage) =>
    cluster !== undefined && stages.get(cluster) === stage;
  const guard = (cluster: string | undefined, stage: Stage) => {
    if (cluster && stages.get(cluster) === stage) throw new Error(stage);
  };
  return {
    detect: (view, now) => {
      guard(view.cluster, 'detect throws');
      const findings = defaultDiagnosis.detect(view, now);
      return isIn(view.cluster, 'a finding breaks the schema')
        ? findings.map(finding => ({ ...finding, params: nonsense }))
        : findings;
    },
    requiredEvidence: (view, findings) => {
      guard(view.cluster, 'requiredEvidence throws');
      return defaultDiagnosis.requiredEvidence(view, findings);
    },
    toServiceRows: (view, findings, now) => {
      guard(view.cluster, 'toServiceRows throws');
      const rows = defaultDiagnosis.toServiceRows(view, findings, now);
      return isIn(view.cluster, 'a row breaks the schema')
        ? {
            ...rows,
            pods: rows.pods.map(row => ({ ...row, restarts: nonsense })),
          }
        : rows;
    },
  };
}

async function run(
  stages: ReadonlyMap<string, Stage>,
  onFault: (cluster: string, stage: string, error: unknown) => void = () =>
    undefined,
): Promise<ReadonlyMap<string, ClusterMessage>> {
  const principal = { credentials: mockCredentials.user() };
  const pipeline = new ServicePipeline({
    registry: new ClusterRegistry({
      providers: NAMES.map(name => provider(name, stages.get(name))),
    }),
    locator: multiTenantLocator,
    connect: cluster => connection(cluster, stages.get(cluster.name)),
    observer: observer(stages),
    typesIn: () => [],
    diagnosis: diagnosis(stages),
    guidance: createGuidance({ onFault: () => undefined }),
    clock: {
      now: () => new Date('2026-11-22T07:00:00Z'),
      sleep: systemClock.sleep,
    },
    snapshotDeadlineMs: 2_000,
    log: { record: () => undefined },
    onFault,
  });
  const signal = new AbortController().signal;
  const service = await pipeline.locate(anEntity(), principal, signal);
  const { clusters } = await pipeline.snapshot(service, signal);
  pipeline.close();
  // Versions are named after the process, and the test compares what they stand for.
  return new Map(
    clusters.map(message => [
      message.cluster,
      { ...message, version: undefined },
    ]),
  );
}

describe('a cluster on its way through the pipeline', () => {
  it('gives the same rows whatever fails for the others, wherever', async () => {
    const undisturbed = await run(new Map());
    expect([...undisturbed.keys()]).toEqual(NAMES);
    expect([...undisturbed.values()].map(({ pods }) => pods.length)).toEqual([
      1, 1, 1, 1,
    ]);

    const someFaults = fc.dictionary(
      fc.constantFrom(...NAMES),
      fc.constantFrom(...STAGES),
    );
    await fc.assert(
      fc.asyncProperty(someFaults, async faults => {
        const stages = new Map(Object.entries(faults));
        const seen = await run(stages);
        for (const name of NAMES.filter(healthy => !stages.has(healthy))) {
          expect(seen.get(name)).toEqual(undisturbed.get(name));
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(STAGES.filter(stage => !stage.startsWith('provider')))(
    'says so, or shows its rows all the same, when: %s',
    async stage => {
      const seen = (await run(new Map([['a', stage]]))).get('a');
      const isFailed = seen?.state.phase === 'failed';
      expect(isFailed || seen?.pods.length === 1).toBe(true);
    },
  );

  it.each([
    [
      'a row breaks the schema',
      'read',
      /The field pods\.0\.restarts is not what Podlight's API promises/,
    ],
    [
      'a finding breaks the schema',
      'finding ApplicationError',
      /The field params\.a is not what Podlight's API promises/,
    ],
  ] as const)('is named in the log when %s', async (what, stage, words) => {
    const onFault = jest.fn();
    const seen = await run(new Map([['a', what]]), onFault);
    expect(onFault).toHaveBeenCalledWith(
      'a',
      stage,
      expect.objectContaining({ message: expect.stringMatching(words) }),
    );
    expect(new Set(onFault.mock.calls.map(([cluster]) => cluster))).toEqual(
      new Set(['a']),
    );
    // A finding costs itself, a row the cluster, and neither the other clusters.
    expect([...seen.values()].map(({ state }) => state.phase)).toEqual([
      what === 'a row breaks the schema' ? 'failed' : 'live',
      'live',
      'live',
      'live',
    ]);
  });
});
