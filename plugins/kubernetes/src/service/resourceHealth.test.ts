import {
  countStates,
  Finding,
  ObjectRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aCluster, aFinding, aHello } from '../fixtures';
import { clustersAfter } from '../__testUtils__/clustersAfter';
import { assessResources } from './resourceHealth';
import { assessHealth } from './serviceHealth';

type State = NonNullable<ObjectRow['customResource']>['state'];

const row = (name: string, state: State): ObjectRow => ({
  kind: 'Rollout',
  namespace: 'shop',
  name,
  customResource: { definition: 'rollouts.argoproj.io', state },
});

function assess(
  objects: readonly ObjectRow[],
  findings: readonly Finding[] = [],
) {
  const [cluster] = clustersAfter(aHello(['eu']), aCluster('eu', []));
  return assessResources([{ ...cluster, objects, findings }]);
}

const about = (name: string): Finding => ({
  ...aFinding([]),
  scope: { kind: 'Rollout', namespace: 'shop', name },
});

describe('the custom resources of a service', () => {
  it.each<[string, readonly State[], ReturnType<typeof assess>]>([
    ['none', [], { total: 0, unexplained: 0, state: undefined }],
    [
      'healthy ones',
      ['healthy', 'healthy'],
      { total: 2, unexplained: 0, state: 'ready' },
    ],
    [
      'one of which nothing is known',
      ['healthy', undefined],
      { total: 2, unexplained: 0, state: undefined },
    ],
    [
      'a failing one',
      ['healthy', 'failing'],
      { total: 2, unexplained: 1, state: 'failing' },
    ],
  ])('are summed up: %s', (_, states, health) => {
    expect(assess(states.map((state, i) => row(`r${i}`, state)))).toEqual(
      health,
    );
  });

  it('are explained by findings about them, and by symptoms', () => {
    const rows = [
      row('a', 'failing'),
      row('b', 'failing'),
      row('c', 'failing'),
    ];
    const findings = [{ ...about('a'), symptoms: [about('b')] }];
    expect(assess(rows, findings).unexplained).toBe(1);
  });

  it('are not those whose failure is of the past', () => {
    const past: Finding = {
      ...about('a'),
      severity: 'info',
      params: { superseded: 1 },
    };
    expect(assess([row('a', 'failing'), row('b', 'healthy')], [past])).toEqual({
      total: 1,
      unexplained: 0,
      state: 'ready',
    });
  });

  it('stay unexplained where their problem is a symptom of a note', () => {
    const note: Finding = {
      ...about('b'),
      severity: 'info',
      symptoms: [about('a')],
    };
    expect(assess([row('a', 'failing')], [note])).toMatchObject({
      unexplained: 1,
      state: 'failing',
    });
  });

  it('raise no alarm where their finding is a note, and are not called healthy', () => {
    const note: Finding = { ...about('a'), severity: 'info' };
    expect(assess([row('a', 'failing'), row('b', 'healthy')], [note])).toEqual({
      total: 2,
      unexplained: 0,
      state: undefined,
    });
    expect(assess([row('a', 'failing')], [note, about('a')]).state).toBe(
      'failing',
    );
  });
});

describe('two kinds of one name', () => {
  const place = { namespace: 'shop', name: 'web' };
  const knative: ObjectRow = {
    ...{ kind: 'Service', ...place },
    customResource: {
      definition: 'services.serving.knative.dev',
      state: 'failing',
    },
  };
  const finding = (params: Finding['params']): Finding => ({
    ...aFinding([]),
    scope: { kind: 'Service', ...place },
    params,
  });

  it('are explained by the finding about their API alone', () => {
    const { definition } = knative.customResource ?? { definition: '' };
    expect(assess([knative], [finding({})]).unexplained).toBe(1);
    expect(assess([knative], [finding({ definition })]).unexplained).toBe(0);
  });

  it('are explained by kind where only custom resources have it', () => {
    const route: ObjectRow = {
      ...{ kind: 'HTTPRoute', ...place },
      customResource: {
        definition: 'httproutes.gateway.networking.k8s.io',
        state: 'failing',
      },
    };
    const ofRoute = {
      ...finding({}),
      scope: { kind: 'HTTPRoute', ...place },
    };
    expect(assess([route], [ofRoute]).unexplained).toBe(0);
  });
});

describe('the headline', () => {
  const all = { total: 1, connecting: 0, unreadable: 0 };
  const noProblems = { errors: 0, warnings: 0 };

  it('is never green above a failing custom resource', () => {
    const failing = assess([row('a', 'failing')]);
    const verdict = assessHealth(
      countStates(['ready']),
      all,
      noProblems,
      failing,
    );
    expect(verdict).toMatchObject({ key: 'ready', state: 'failing' });
    // No cause is listed for it.
    expect(verdict.problems).toBeUndefined();
    expect(verdict.failingObjects).toBe(1);
  });

  it.each<[readonly State[], object]>([
    [['healthy', 'healthy'], { key: 'objectsReady', count: 2, state: 'ready' }],
    [['progressing'], { key: 'objects', count: 1, state: 'starting' }],
    [[undefined], { key: 'objects', count: 1, state: undefined }],
    [[], { key: 'none', count: 0 }],
  ])('is about the objects where there are no pods: %j', (states, verdict) => {
    const resources = assess(states.map((state, i) => row(`r${i}`, state)));
    expect(
      assessHealth(countStates([]), all, noProblems, resources),
    ).toMatchObject(verdict);
  });

  it('does not call healthy what is not all seen', () => {
    const healthy = assess([row('a', 'healthy')]);
    const clusters = { ...all, total: 2, unreadable: 1 };
    const verdict = assessHealth(
      countStates([]),
      clusters,
      noProblems,
      healthy,
    );
    expect(verdict).toMatchObject({ key: 'objects', state: undefined });
  });
});
