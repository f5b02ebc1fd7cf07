import { parseObject, previousLogKey, toClusterObjects } from '../../model';
import { aPod, anObject, FIXTURE_NOW } from '../../testing';
import { requiredEvidence } from '../requiredEvidence';
import { rollUpFindings } from '../rollUp';
import { Finding } from '../types';
import { createDetector } from './createDetector';
import { RuleSet, RuleFinding } from './types';

const pod = (name = 'web-7c9d5-abcde') =>
  aPod({ name, namespace: 'shop' }).ownedBy('ReplicaSet', 'web-7c9d5');

function ruleSet(
  verdict: RuleFinding | undefined,
  changes: Partial<RuleSet> = {},
): RuleSet {
  return {
    id: 'ours',
    classes: {
      LicenceExpired: {
        severity: 'error',
        identity: ['product'],
        supersedes: ['ApplicationError'],
      },
    },
    detectPod: () => (verdict ? [verdict] : []),
    ...changes,
  };
}

function detectIn(
  builders: readonly { build(): unknown }[],
  ruleSets: readonly RuleSet[],
  options: {
    readonly logs?: ReadonlyMap<string, string>;
    readonly cluster?: string;
    readonly onFault?: (ruleSet: string, error: unknown) => void;
  } = {},
): readonly Finding[] {
  const objects = builders
    .map(builder => parseObject(builder.build()))
    .filter(object => object !== undefined);
  const view = {
    ...toClusterObjects(objects),
    ...(options.cluster && { cluster: options.cluster }),
    ...(options.logs && { previousLogs: options.logs }),
  };
  const detect = createDetector({ ruleSets, onFault: options.onFault });
  return detect(view, FIXTURE_NOW);
}

describe('rule sets', () => {
  it("report their own findings on the pod's workload", () => {
    const [finding, ...others] = detectIn(
      [pod()],
      [ruleSet({ class: 'LicenceExpired', params: { product: 'db' } })],
      { cluster: 'eu' },
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      class: 'LicenceExpired',
      severity: 'error',
      confidence: 'certain',
      scope: {
        cluster: 'eu',
        namespace: 'shop',
        kind: 'Deployment',
        name: 'web',
      },
      params: { product: 'db', pod: 'web-7c9d5-abcde', name: 'web' },
      pods: [{ namespace: 'shop', name: 'web-7c9d5-abcde' }],
    });
    expect(finding).not.toHaveProperty('identity');
  });

  it('supersede a built-in finding and take over its severity, time and evidence', () => {
    const crashing = pod().crashLooping({ exitCode: 1 });
    const [plain] = detectIn([crashing], []);
    const [finding, ...others] = detectIn(
      [crashing],
      [ruleSet({ class: 'LicenceExpired', container: 'app' })],
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      class: 'LicenceExpired',
      severity: plain.severity,
      since: plain.since,
      evidence: plain.evidence,
      scope: { container: 'app', containerKind: 'app' },
      symptoms: [{ class: 'ApplicationError' }],
    });
  });

  it('are info only when the crash that they supersede is over', () => {
    const recovered = pod().restarted({ finishedSecondsAgo: 1_200 });
    const [plain] = detectIn([recovered], []);
    const [finding] = detectIn(
      [recovered],
      [ruleSet({ class: 'LicenceExpired', container: 'app' })],
    );
    expect(plain.severity).toBe('info');
    expect(finding.severity).toBe('info');
  });

  it('leave findings on other containers unchanged', () => {
    const findings = detectIn(
      [pod().crashLooping({ exitCode: 1 })],
      [ruleSet({ class: 'LicenceExpired', container: 'other' })],
    );
    expect(findings.map(({ class: name }) => name).sort()).toEqual([
      'ApplicationError',
      'LicenceExpired',
    ]);
  });

  it('see the log of the last run, and the second look that they ask for gets it', () => {
    const readsLog = ruleSet(undefined, {
      detectPod: (_, { previousLog }) => [
        previousLog('app')?.includes('licence')
          ? { class: 'LicenceExpired', container: 'app' }
          : {
              class: 'LicenceExpired',
              container: 'app',
              confidence: 'possible',
              missing: ['previousLog'],
            },
      ],
    });
    const crashing = pod().crashLooping({ exitCode: 1 });
    const first = detectIn([crashing], [readsLog]);
    const parsed = parseObject(crashing.build());
    const view = toClusterObjects(parsed ? [parsed] : []);
    expect(requiredEvidence(view, first).previousLogs).toHaveLength(1);

    const key = previousLogKey('shop', 'web-7c9d5-abcde', 'app');
    const logs = new Map([[key, 'the licence has expired']]);
    const [second] = detectIn([crashing], [readsLog], { logs });
    expect(second).toMatchObject({ confidence: 'certain', missing: [] });
  });

  it('report findings on other objects, with symptoms nested under them', () => {
    const web = { kind: 'Deployment', namespace: 'shop', name: 'web' };
    const [finding, ...others] = detectIn(
      [
        anObject('Deployment', { name: 'web', namespace: 'shop' })
          .withSpec({ replicas: 1 })
          .withStatus({
            conditions: [
              {
                type: 'Progressing',
                status: 'False',
                reason: 'ProgressDeadlineExceeded',
                message: 'ReplicaSet "web-7c9d5" has timed out progressing.',
              },
            ],
          }),
      ],
      [
        ruleSet(undefined, {
          detect: view => [
            {
              class: 'LicenceExpired',
              about: web,
              params: { product: view.objects.Deployment?.[0].metadata.name },
            },
          ],
        }),
      ],
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      scope: web,
      params: { product: 'web' },
      symptoms: [{ class: 'ProgressDeadlineExceeded' }],
    });
  });

  it('are not asked about pods that are complete or being deleted', () => {
    const done = pod('a').build();
    done.status.phase = 'Succeeded';
    const going = pod('b').build();
    going.metadata.deletionTimestamp = FIXTURE_NOW.toISOString();
    const findings = detectIn(
      [{ build: () => done }, { build: () => going }],
      [ruleSet({ class: 'LicenceExpired' })],
    );
    expect(findings).toEqual([]);
  });

  it('are merged by identity, across clusters too', () => {
    const inCluster = (cluster: string) =>
      detectIn(
        ['a', 'b', 'c'].map(name => pod(name)),
        [
          ruleSet(undefined, {
            detectPod: ({ metadata }) => [
              {
                class: 'LicenceExpired',
                params: { product: metadata.name === 'c' ? 'queue' : 'db' },
              },
            ],
          }),
        ],
        { cluster },
      );
    const findings = rollUpFindings([...inCluster('eu'), ...inCluster('us')]);
    expect(
      findings.map(({ params, pods, clusters }) => [
        params.product,
        pods.length,
        clusters,
      ]),
    ).toEqual([
      ['db', 4, ['eu', 'us']],
      ['queue', 2, ['eu', 'us']],
    ]);
  });
});

describe('a rule set that fails', () => {
  const crashing = [pod().crashLooping({ exitCode: 1 })];
  const good = ruleSet(
    { class: 'Fine' },
    {
      id: 'good',
      classes: { Fine: { severity: 'info' } },
    },
  );

  it.each([
    [
      'throws',
      ruleSet(undefined, {
        detectPod: () => {
          throw new Error('no such field');
        },
      }),
      /no such field/,
    ],
    [
      'gives a class that is not its own',
      ruleSet({ class: 'OOMKilled' }),
      /'OOMKilled', which is not one of its classes/,
    ],
    [
      'gives what cannot be sent',
      ruleSet(undefined, {
        detectPod: () => [
          JSON.parse('{"class":"LicenceExpired","severity":"fatal"}'),
        ],
      }),
      /LicenceExpired: severity/,
    ],
    [
      'gives no list',
      ruleSet(undefined, { detectPod: () => JSON.parse('{}') }),
      /iterable/,
    ],
  ])('is dropped and reported once when it %s', (_, broken, message) => {
    const faults: [string, unknown][] = [];
    const detect = createDetector({
      ruleSets: [broken, good],
      onFault: (id, error) => faults.push([id, error]),
    });
    const parsed = parseObject(crashing[0].build());
    const view = toClusterObjects(parsed ? [parsed] : []);
    detect(view, FIXTURE_NOW);
    const findings = detect(view, FIXTURE_NOW);

    expect(findings.map(finding => finding.class)).toEqual([
      'ApplicationError',
      'Fine',
    ]);
    expect(faults).toEqual([
      [
        'ours',
        expect.objectContaining({ message: expect.stringMatching(message) }),
      ],
    ]);
  });
});
