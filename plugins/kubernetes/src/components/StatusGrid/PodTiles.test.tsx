import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aPodRow, FIXTURE_NOW, POD_IN_STATE } from '../../fixtures';
import { PodView } from '../../service';
import { PodTiles } from './PodTiles';

function aPodView(name: string, state: keyof typeof POD_IN_STATE): PodView {
  return {
    key: `eu/games/${name}`,
    cluster: 'eu',
    row: aPodRow({ name, ...POD_IN_STATE[state] }),
    isStale: false,
    findings: [],
  };
}

it('counts ready pods in one button, which draws them and counts them again', async () => {
  renderInTestApp(
    <PodTiles
      groupId="eu"
      pods={[
        ...['a', 'b', 'c'].map(name => aPodView(name, 'ready')),
        aPodView('d', 'failing'),
      ]}
      label="Pods"
      size="m"
      isStale={false}
      now={FIXTURE_NOW}
      countsReady
    />,
  );
  const names = () =>
    screen
      .getAllByRole('button')
      .map(tile => tile.getAttribute('aria-label') ?? tile.textContent);
  await screen.findByRole('group', { name: 'Pods' });
  expect(names()).toEqual([expect.stringMatching(/^d, failing/), '+3 ready']);
  await userEvent.click(screen.getByRole('button', { name: '+3 ready' }));
  expect(names()).toHaveLength(5);
  await userEvent.click(screen.getByRole('button', { name: 'Hide 3 ready' }));
  expect(names()).toHaveLength(2);
});
