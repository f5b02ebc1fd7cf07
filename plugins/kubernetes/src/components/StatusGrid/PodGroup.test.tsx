import { renderInTestApp } from '@backstage/frontend-test-utils';
import { countStates } from '@podlight/backstage-plugin-kubernetes-common';
import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { aPodRow, FIXTURE_NOW, POD_IN_STATE } from '../../fixtures';
import { useAge } from '../../format';
import { GroupView, PodView } from '../../service';
import { PodGroup } from './PodGroup';

const pods = (count: number): readonly PodView[] =>
  Array.from({ length: count }, (_, i) => ({
    key: `eu/games/dice-${i}`,
    cluster: 'eu',
    row: aPodRow({ name: `dice-${i}`, ...POD_IN_STATE.ready }),
    isStale: false,
    findings: [],
  }));

const group = (count: number): GroupView => ({
  id: 'node-a',
  dimension: 'node',
  value: 'node-a',
  pods: pods(count),
  counts: countStates(pods(count).map(({ row }) => row.state)),
  worst: 'ready',
  sign: 'ready',
  problems: [],
  groups: [],
  isStale: false,
});

let setCount: (count: number) => void;

function Page() {
  const [count, set] = useState(3);
  const ages = useAge(FIXTURE_NOW);
  setCount = set;
  return (
    <ul>
      <PodGroup
        group={group(count)}
        level={4}
        size="m"
        isOpen={() => true}
        ages={ages}
        onToggle={() => undefined}
        onLogs={() => undefined}
      />
    </ul>
  );
}

it('keeps the focus on a tile when its group gets too many for the line of its head', async () => {
  renderInTestApp(<Page />);
  const tile = await screen.findByRole('button', { name: /^dice-1,/ });
  const bar = () => screen.queryByRole('img', { name: /ready/ });
  expect(bar()).not.toBeInTheDocument();
  act(() => tile.focus());
  act(() => setCount(9));
  expect(bar()).toBeVisible();
  expect(tile).toHaveFocus();
  act(() => setCount(3));
  expect(bar()).not.toBeInTheDocument();
  expect(tile).toHaveFocus();
});
