import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { aFinding, aPodRow } from '../../fixtures';
import { PodView } from '../../service';
import { useShownPods } from './useShownPods';

const NOW = Date.parse('2026-01-01T12:00:00Z');

const aView = (
  name: string,
  changes: Parameters<typeof aPodRow>[0] = {},
  findings: PodView['findings'] = [],
) =>
  ({
    ...{ key: name, cluster: 'eu', findings, isStale: false },
    row: aPodRow({ name, ...changes }),
  } as PodView);

const PODS = [
  aView('api', { createdAt: '2026-01-01T11:59:00Z' }),
  aView('web', { createdAt: '2026-01-01T09:00:00Z', state: 'failing' }, [
    aFinding(['web'], { class: 'OOMKilled' }),
  ]),
];

interface Props {
  readonly view: Parameters<typeof useShownPods>[1];
  readonly now: number;
}

async function start(first: Props['view']) {
  let change = (_: Props) => {};
  let shown: readonly PodView[] = [];
  function Page() {
    const [{ view, now }, setProps] = useState<Props>({
      view: first,
      now: NOW,
    });
    change = setProps;
    shown = useShownPods(PODS, view, now);
    return <p>Page</p>;
  }
  renderInTestApp(<Page />);
  await screen.findByText('Page');
  return {
    names: () => shown.map(({ key }) => key).join(),
    shown: () => shown,
    show: (view: Props['view'], now = NOW) => act(() => change({ view, now })),
  };
}

const filtered = (filter: string): Props['view'] => ({ filter, status: [] });

it('is the same list where nothing is filtered', async () => {
  const { shown } = await start(filtered(' '));
  expect(shown()).toBe(PODS);
});

it.each<[Props['view'], string]>([
  [filtered('web'), 'web'],
  [filtered('"out of memory"'), 'web'],
  [{ filter: '', status: ['failing'] }, 'web'],
  [{ filter: 'api', status: ['failing'] }, ''],
  [{ filter: '', status: [], onlyMarked: true, marked: ['api'] }, 'api'],
  [{ filter: '', status: [], onlyMarked: false, marked: ['api'] }, 'api,web'],
])('filters by all that is chosen: %j', async (view, names) => {
  expect((await start(view)).names()).toBe(names);
});

it('keeps to the last filter that could be read', async () => {
  const { names, show } = await start(filtered('web'));
  show(filtered('restarts:many'));
  expect(names()).toBe('web');
  show(filtered('api'));
  expect(names()).toBe('api');
});

it('filters ages anew as time passes', async () => {
  const { names, show } = await start(filtered('age:<2m'));
  expect(names()).toBe('api');
  show(filtered('age:<2m'), NOW + 120_000);
  expect(names()).toBe('');
});

it('filters nothing anew as time passes where no age is asked for', async () => {
  const { show, shown } = await start(filtered('web'));
  const before = shown();
  show(filtered('web'), NOW + 120_000);
  expect(shown()).toBe(before);
});
