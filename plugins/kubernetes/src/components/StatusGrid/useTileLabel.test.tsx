import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { waitFor } from '@testing-library/react';
import { aFinding, aPodRow, POD_IN_STATE } from '../../fixtures';
import { useFindingTitle } from '../../i18n/findings';
import { PodView } from '../../service';
import { TileLabel, useTileLabel } from './useTileLabel';

let label: TileLabel;
let title: (finding: Finding) => string;

beforeEach(async () => {
  let seen: [TileLabel, (finding: Finding) => string] | undefined;
  function Page() {
    const findingTitle = useFindingTitle();
    seen = [useTileLabel(), findingTitle];
    return null;
  }
  renderInTestApp(<Page />);
  [label, title] = await waitFor(() => {
    if (!seen) throw new Error('Nothing is rendered yet');
    return seen;
  });
});

const aView = (
  state: keyof typeof POD_IN_STATE,
  changes: Partial<PodView['row']> = {},
  view: Partial<PodView> = {},
): PodView => ({
  ...{ key: 'eu/shop/web', cluster: 'eu', isStale: false, findings: [] },
  row: aPodRow({ name: 'web', ...POD_IN_STATE[state], ...changes }),
  ...view,
});

const ERROR: Partial<Finding> = { severity: 'error' };

it('names the pod, its state and its cluster', () => {
  expect(label(aView('ready'))).toBe('web, ready, cluster eu');
  expect(label(aView('ready', { restarts: 1 }, { cluster: 'us' }))).toBe(
    'web, ready, 1 restart, cluster us',
  );
  expect(label(aView('ready', {}, { isStale: true }))).toBe(
    'web, ready, outdated, cluster eu',
  );
});

it('names the worst problem, and counts them', () => {
  const first = aFinding(['web'], { ...ERROR, id: 'a', class: 'OOMKilled' });
  const second = aFinding(['web'], { ...ERROR, id: 'b', class: 'ProbeFailed' });
  const info = aFinding(['web'], { ...ERROR, id: 'c', severity: 'info' });
  const of = (...findings: Finding[]) =>
    label(aView('failing', { restarts: 0 }, { findings }));
  expect(of(info, first)).toBe(`web, failing: ${title(first)}, cluster eu`);
  expect(of(first, second)).toBe(
    `web, failing: ${title(first)}, 2 problems, cluster eu`,
  );
});

it('tells problems of one class apart', () => {
  const oneOf = (id: string, kind: string) =>
    aFinding(['web'], {
      ...{ ...ERROR, id, class: 'CustomResourceFailed' },
      params: { kind },
    });
  const findings = [oneOf('a', 'Queue'), oneOf('b', 'Topic')];
  expect(title(findings[0])).not.toBe(title(findings[1]));
  expect(
    findings.map(each =>
      label(aView('failing', { restarts: 0 }, { findings: [each] })),
    ),
  ).toEqual(findings.map(each => `web, failing: ${title(each)}, cluster eu`));
});

it('adds the status of kubectl where that says more', () => {
  expect(label(aView('starting'))).toBe(
    'web, starting: ContainerCreating, cluster eu',
  );
  expect(label(aView('starting', { status: 'PodInitializing' }))).toContain(
    ': PodInitializing,',
  );
});
