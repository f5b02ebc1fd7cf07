import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  ObjectRow,
  PodRow,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { clustersAfter } from '../../__testUtils__/clustersAfter';
import {
  aCluster,
  aFailedCluster,
  aHello,
  aPodRow,
  POD_IN_STATE,
} from '../../fixtures';
import { OwnedTree } from './OwnedTree';

const at = { namespace: 'games' };
const definition = 'rollouts.argoproj.io';
const owner = { kind: 'Rollout', name: 'dice' };

const rollout: ObjectRow = {
  ...{ ...at, ...owner },
  customResource: {
    definition,
    pods: { ready: 1, total: 2 },
    owns: [{ kind: 'ReplicaSet', name: 'dice-1' }],
    unlistedOwned: 30,
  },
};

const set = {
  ...{ ...at, kind: 'ReplicaSet', name: 'dice-1', owner },
  ...{ desired: 2, ready: 1 },
};

const pods = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    aPodRow({ ...at, name: `dice-1-${i}`, workload: owner }),
  );

async function show(
  rows: readonly PodRow[],
  {
    isLost = false,
    onPod,
    more = [],
  }: {
    isLost?: boolean;
    onPod?: jest.Mock;
    more?: readonly WorkloadRow[];
  } = {},
) {
  const [cluster] = clustersAfter(
    aHello(['eu']),
    aCluster('eu', rows, { objects: [rollout], workloads: [set, ...more] }),
    ...(isLost ? [aFailedCluster('eu')] : []),
  );
  const onObject = jest.fn();
  renderInTestApp(
    <OwnedTree
      {...{ cluster, row: rollout, onObject, onPod, label: 'Owned by dice' }}
    />,
  );
  return {
    list: await screen.findByRole('list', { name: 'Owned by dice' }),
    onObject,
  };
}

const lines = (list: HTMLElement) =>
  within(list)
    .getAllByRole('listitem')
    .map(item => item.firstElementChild?.textContent);

it('has what an object owns with its state, the worst first', async () => {
  const bad = aPodRow({
    ...POD_IN_STATE.failing,
    ...{ ...at, name: 'dice-1-x', workload: owner },
  });
  const { list } = await show([...pods(1), bad]);
  const found = lines(list).filter(line => line?.startsWith('Pod'));
  expect(found).toEqual([
    expect.stringMatching(/^Pod dice-1-x.*failing/),
    expect.stringMatching(/^Pod dice-1-0.*ready/),
  ]);
});

it('leads to objects, and to pods where those have details', async () => {
  const onPod = jest.fn();
  const { onObject } = await show(pods(1), { onPod });
  await userEvent.click(
    screen.getByRole('button', { name: 'ReplicaSet dice-1' }),
  );
  expect(onObject).toHaveBeenCalledWith('ReplicaSet/games/dice-1');
  await userEvent.click(screen.getByRole('button', { name: 'Pod dice-1-0' }));
  expect(onPod).toHaveBeenCalledWith(
    expect.objectContaining({ name: 'dice-1-0' }),
  );
});

it('has no buttons for pods where they have no details', async () => {
  const { list } = await show(pods(1));
  expect(within(list).getByText('dice-1-0')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Pod/ })).toBeNull();
});

it('does not vouch for pods of a cluster that is lost', async () => {
  const { list } = await show(pods(1), { isLost: true });
  expect(lines(list).find(line => line?.startsWith('Pod'))).toMatch(/unknown/);
});

it('shows a page of them until it is asked for all', async () => {
  const { list } = await show(pods(14));
  const count = () => within(list).getAllByText('Pod').length;
  expect(count()).toBe(12);
  await userEvent.click(
    screen.getByRole('button', { name: 'Show all 14 objects' }),
  );
  expect(count()).toBe(14);
  await userEvent.click(
    screen.getByRole('button', { name: 'Show fewer objects' }),
  );
  expect(count()).toBe(12);
});

it('says how many more the object owns than the backend lists', async () => {
  await show(pods(1));
  expect(screen.getByText('30 more objects aren’t shown.')).toBeVisible();
});

it('counts nothing as missing that has a row of its own', async () => {
  const more = Array.from({ length: 28 }, (_, i) => ({
    ...set,
    name: `dice-${i + 2}`,
  }));
  // One of the pods belongs to none of the sets.
  const alone = aPodRow({ ...at, name: 'dice-x', workload: owner });
  await show([...pods(1), alone], { more });
  expect(screen.getByText('1 more object isn’t shown.')).toBeVisible();
});

it('says nothing where all of it is shown', async () => {
  const more = Array.from({ length: 31 }, (_, i) => ({
    ...set,
    name: `dice-${i + 2}`,
  }));
  await show(pods(1), { more });
  expect(screen.queryByText(/shown\.$/)).toBeNull();
});
