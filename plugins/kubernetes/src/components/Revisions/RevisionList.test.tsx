import { renderInTestApp } from '@backstage/frontend-test-utils';
import { RevisionEntry } from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import { useAge } from '../../format';
import { RevisionList } from './RevisionList';

const NOW = Date.parse('2026-01-01T12:00:00Z');

function Shown({
  revisions,
}: {
  readonly revisions: readonly RevisionEntry[];
}) {
  return (
    <RevisionList revisions={revisions} label="Revisions" ages={useAge(NOW)} />
  );
}

async function show(...revisions: readonly RevisionEntry[]) {
  renderInTestApp(<Shown revisions={revisions} />);
  const list = await screen.findByRole('list', { name: 'Revisions' });
  return [...list.children].map(item => item as HTMLElement);
}

const heading = (item: HTMLElement) =>
  within(item).getByRole('heading').textContent;

it('marks the first as current, and what a revision went back to', async () => {
  const items = await show(
    { name: 'web-3', revision: '3', isRestart: true, backTo: '1' },
    { name: 'web-2', revision: '2' },
    { name: 'web-1' },
  );
  expect(heading(items[0])).toMatch(/^Revision 3, current, .*restart.*, .*1$/i);
  expect(heading(items[1])).toBe('Revision 2');
  expect(heading(items[2])).toBe('web-1');
  // The name is not said twice.
  expect(items[1]).toHaveTextContent('· web-2');
  expect(items[2]).not.toHaveTextContent('·');
});

it('says when it was rolled out, as far as that is known', async () => {
  const at = '2026-01-01T10:00:00Z';
  const items = await show(
    { name: 'a', at },
    { name: 'b', at, isLatestTime: true },
    { name: 'c', isLatestTime: true },
  );
  expect(items[0]).toHaveTextContent('2h ago');
  expect(items[0]).not.toHaveTextContent('or earlier');
  expect(items[1]).toHaveTextContent(/2h ago.* or earlier/);
  expect(items[2]).toHaveTextContent('time unknown');
  expect(items[2]).not.toHaveTextContent('or earlier');
});

it('says where it comes from, without hidden characters', async () => {
  const [full, bare] = await show(
    {
      name: 'a',
      changeCause: 'helm\u202E upgrade',
      source: { key: 'git-commit', value: 'a1b2' },
      managedBy: { tool: 'Argo CD', name: 'games' },
    },
    { name: 'b' },
  );
  expect(full).toHaveTextContent(/Change cause: helm.* upgrade/);
  expect(full.textContent).not.toContain('\u202E');
  expect(full).toHaveTextContent('Source: git-commit: a1b2');
  expect(full).toHaveTextContent('Managed by: Argo CD, games');
  expect(bare).not.toHaveTextContent(/Change cause|Source|Managed by/);
});

describe('what a revision changed', () => {
  it('is unknown of the only one', async () => {
    const [only] = await show({ name: 'a' });
    expect(only).toHaveTextContent(
      'This is the only revision that the API server still has.',
    );
  });

  it('is unknown of the oldest one', async () => {
    const [, oldest] = await show({ name: 'b', changes: [] }, { name: 'a' });
    expect(oldest).toHaveTextContent(
      'The oldest remaining revision: nothing to compare it with.',
    );
  });

  it('is nothing, or a restart', async () => {
    const items = await show(
      { name: 'c', changes: [], isRestart: true },
      { name: 'b', changes: [] },
    );
    expect(items[0]).toHaveTextContent('Same pod template, new pods');
    expect(items[1]).toHaveTextContent(
      'No difference from the revision before',
    );
  });

  it.each<[Partial<RevisionEntry>, string]>([
    [{ revision: '7' }, 'Changes in revision 7'],
    [{}, 'Changes in revision web-7'],
  ])('is a list with a name: %j', async (changes, label) => {
    const [item] = await show({
      name: 'web-7',
      changes: [{ field: 'container', type: 'added', container: 'proxy' }],
      moreChanges: 2,
      ...changes,
    });
    const list = within(item).getByRole('list', { name: label });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    expect(item).toHaveTextContent('and 2 more changes');
  });
});
