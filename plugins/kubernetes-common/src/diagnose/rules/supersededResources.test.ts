import {
  CustomResource,
  parseCustomResource,
  toClusterObjects,
} from '../../model';
import { aCustomResource, FIXTURE_NOW } from '../../testing';
import { detect } from '../detect';

type State = NonNullable<CustomResource['verdict']>['state'];

const API = 'argoproj.io/v1alpha1';

function resource(
  kind: string,
  name: string,
  state: State,
  ageSeconds = 3_600,
): CustomResource {
  const builder = aCustomResource(API, kind, { name, ageSeconds });
  if (kind !== 'Rollout') builder.ownedBy('Rollout', 'web', undefined, API);
  const parsed = parseCustomResource(builder.build());
  if (!parsed) throw new Error('no custom resource');
  return { ...parsed, verdict: { state } };
}

const run = (name: string, state: State, ageSeconds: number) => ({
  ...resource('AnalysisRun', name, state, ageSeconds),
  guide: { runsToCompletion: true },
});

const find = (rollout: State, ...runs: readonly CustomResource[]) =>
  detect(
    toClusterObjects([resource('Rollout', 'web', rollout), ...runs]),
    FIXTURE_NOW,
  )
    .flatMap(draft => [draft, ...draft.symptoms])
    .filter(({ scope }) => scope.kind === 'AnalysisRun')
    .map(({ scope, severity, params }) => [
      scope.name,
      severity,
      params.superseded,
    ])
    .sort();

describe('a run that failed', () => {
  it('is of the past where a later one and what owns them are healthy', () => {
    expect(
      find(
        'healthy',
        run('a', 'failing', 3_000),
        run('b', 'failing', 2_000),
        run('c', 'healthy', 1_000),
      ),
    ).toEqual([
      ['a', 'info', 1],
      ['b', 'info', 1],
    ]);
  });

  it.each<[why: string, rollout: State, runs: readonly CustomResource[]]>([
    [
      'is the newest',
      'healthy',
      [run('a', 'failing', 1_000), run('b', 'healthy', 2_000)],
    ],
    [
      'has made its owner fail',
      'failing',
      [run('a', 'failing', 2_000), run('b', 'healthy', 1_000)],
    ],
    ['is the only one', 'healthy', [run('a', 'failing', 1_000)]],
    [
      'is followed by one that runs',
      'healthy',
      [run('a', 'failing', 2_000), run('b', 'progressing', 1_000)],
    ],
  ])('is a problem where it %s', (_, rollout, runs) => {
    expect(find(rollout, ...runs)).toEqual([['a', 'error', undefined]]);
  });
});

it('is of the present beside a newer one where objects of its API do not run to completion', () => {
  expect(
    find(
      'healthy',
      resource('AnalysisRun', 'a', 'failing', 2_000),
      resource('AnalysisRun', 'b', 'healthy', 1_000),
    ),
  ).toEqual([['a', 'error', undefined]]);
});
