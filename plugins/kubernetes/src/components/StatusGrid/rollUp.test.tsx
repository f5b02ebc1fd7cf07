import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aFinding, aPodRow, FIXTURE_NOW, POD_IN_STATE } from '../../fixtures';
import { PodView, toGroupViews } from '../../service';
import { PodTiles } from './PodTiles';
import { isCrowded, isRolledUp } from './rollUp';

function aPodView(name: string, changes: Partial<PodView> = {}): PodView {
  return {
    key: `eu/games/${name}`,
    cluster: 'eu',
    row: aPodRow({ name }),
    isStale: false,
    findings: [],
    ...changes,
  };
}

const failing = (name: string) =>
  aPodView(name, { row: aPodRow({ name, ...POD_IN_STATE.failing }) });

describe('more pods than can be drawn', () => {
  it.each([
    ['ready', aPodView('a'), true],
    [
      'ready, with an old restart to know of',
      aPodView('a', { findings: [aFinding(['a'], { severity: 'info' })] }),
      true,
    ],
    [
      'ready, with a problem',
      aPodView('a', { findings: [aFinding(['a'])] }),
      false,
    ],
    ['failing', failing('a'), false],
    ['ready when it was last seen', aPodView('a', { isStale: true }), false],
  ])('a pod that is %s', (_, pod, counts) => {
    expect(isRolledUp(pod)).toBe(counts);
  });

  it('are more than 5,000, over all groups', () => {
    const groupsOf = (count: number) =>
      toGroupViews(
        Array.from({ length: count }, (_, i) => aPodView(`web-${i}`)),
        [],
        ['node'],
      );
    expect(isCrowded(groupsOf(5_000))).toBe(false);
    expect(isCrowded(groupsOf(5_001))).toBe(true);
  });

  it('become one tile where they are well, which opens', async () => {
    const pods = ['a', 'b', 'c'].map(name => aPodView(name));
    renderInTestApp(
      <PodTiles
        groupId="eu"
        pods={[...pods, failing('d')]}
        label="Pods"
        size="m"
        isStale={false}
        now={FIXTURE_NOW}
        isCrowded
      />,
    );
    const names = () =>
      screen
        .getAllByRole('button')
        .map(tile => tile.getAttribute('aria-label') ?? tile.textContent);
    await screen.findByRole('group', { name: 'Pods' });
    expect(names()).toEqual([expect.stringMatching(/^d, failing/), '+3 ready']);
    await userEvent.click(screen.getByRole('button', { name: '+3 ready' }));
    expect(names()).toHaveLength(4);
  });
});
