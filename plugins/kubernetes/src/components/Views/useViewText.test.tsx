import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { DEFAULT_LOG_STATE } from '../../viewState/logState';
import { DEFAULT_VIEW_STATE, ViewState } from '../../viewState';
import { useViewText } from './useViewText';

function Words(props: { readonly view: ViewState }) {
  return <p data-testid="words">{useViewText()(props.view)}</p>;
}

async function words(changes: Partial<ViewState> = {}) {
  renderInTestApp(<Words view={{ ...DEFAULT_VIEW_STATE, ...changes }} />);
  return (await screen.findByTestId('words')).textContent;
}

const POD = { cluster: 'eu', namespace: 'shop', name: 'web-1' };

describe('what a view shows, in words', () => {
  it.each<[Partial<ViewState>, string]>([
    [{}, 'all pods, grouped by Cluster'],
    [
      { status: ['failing', 'notReady'], group: ['node', 'cluster'] },
      'failing, not ready pods, grouped by Node, Cluster',
    ],
    [{ filter: ' dice ' }, 'all pods, filter “dice”, grouped by Cluster'],
    [{ filter: '   ' }, 'all pods, grouped by Cluster'],
    [
      { marked: ['eu/shop/a', 'eu/shop/b'] },
      'all pods, 2 pods marked, grouped by Cluster',
    ],
    [
      { marked: ['eu/shop/a'], onlyMarked: true, status: ['failing'] },
      '1 marked pod, failing, grouped by Cluster',
    ],
    [
      { objectStatus: ['failing', 'suspended'] },
      'all pods, only failing, suspended objects, grouped by Cluster',
    ],
    [{ ready: 'counted' }, 'all pods, ready pods counted, grouped by Cluster'],
    [{ size: 'l' }, 'all pods, grouped by Cluster, large tiles'],
    [
      { view: 'table', size: 'l' },
      'all pods, grouped by Cluster, as a table, sorted by Name',
    ],
    [
      {
        view: 'table',
        sort: { column: 'own:team', isDescending: true },
        hide: ['node', 'age'],
      },
      'all pods, grouped by Cluster, as a table, sorted by own:team (descending), 2 columns hidden',
    ],
    [
      { view: 'table', hide: ['node'] },
      'all pods, grouped by Cluster, as a table, sorted by Name, 1 column hidden',
    ],
    [
      { objects: 'all', folded: ['eu'] },
      'all pods, grouped by Cluster, 1 group collapsed, other objects expanded',
    ],
    [
      { pod: POD, tab: 'logs', log: { ...DEFAULT_LOG_STATE, find: 'panic' } },
      'all pods, grouped by Cluster, pod web-1 open at Logs, log search “panic”',
    ],
    [{ finding: 'f-1' }, 'all pods, grouped by Cluster, help open'],
  ])('%j', async (view, text) => {
    expect(await words(view)).toBe(text);
  });

  it('quotes sixty characters of a long filter, and all of one that has sixty', async () => {
    expect(await words({ filter: `${'x'.repeat(60)}y` })).toContain(
      `“${'x'.repeat(60)}…”`,
    );
  });

  it('quotes all of a filter of sixty characters', async () => {
    expect(await words({ filter: '🎲'.repeat(60) })).toContain(
      `“${'🎲'.repeat(60)}”`,
    );
  });
});
