import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  NamedObject,
  ObjectRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { clustersAfter } from '../../__testUtils__/clustersAfter';
import { aCluster, aHello } from '../../fixtures';
import { describeFound } from '../../service';
import { OwnerList, TargetList } from './ReferenceList';

const at = { namespace: 'games' };
const owner = { kind: 'Application', name: 'games' };

const rollout = (targets: readonly NamedObject[]): ObjectRow => ({
  ...{ ...at, kind: 'Rollout', name: 'dice', owner },
  customResource: { definition: 'rollouts.argoproj.io', targets },
});

const service: ObjectRow = {
  ...{ ...at, kind: 'Service', name: 'dice' },
  service: { type: 'ClusterIP', ports: [], endpoints: { ready: 0, total: 1 } },
};

async function show(
  List: typeof TargetList,
  targets: readonly NamedObject[] = [],
) {
  const row = rollout(targets);
  const [cluster] = clustersAfter(
    aHello(['eu']),
    aCluster('eu', [], { objects: [row, service] }),
  );
  const onObject = jest.fn();
  renderInTestApp(
    <>
      <p>above</p>
      <List found={describeFound(cluster, row)} onObject={onObject} />
    </>,
  );
  await screen.findByText('above');
  return onObject;
}

const lines = () =>
  screen.getAllByRole('listitem').map(({ textContent }) => textContent);

it('has what an object points to, with its state where that is read', async () => {
  const onObject = await show(TargetList, [
    { kind: 'Service', name: 'dice' },
    { kind: 'Secret', name: 'tls' },
    { kind: 'Service', name: 'dice', namespace: 'shop' },
  ]);
  expect(lines()).toEqual([
    'Service dicehas an issue',
    'Secret tlsnot read',
    expect.stringMatching(/^Service dice .*shop.*not read$/),
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Service dice' }));
  expect(onObject).toHaveBeenCalledWith('Service/games/dice');
});

it('has at most fifty, and counts the others', async () => {
  const many = Array.from({ length: 53 }, (_, i) => ({
    ...{ kind: 'Secret', name: `s-${i}` },
  }));
  await show(TargetList, many);
  expect(lines()).toHaveLength(50);
  expect(screen.getByText('3 more')).toBeVisible();
});

it('is not there for an object that points to nothing', async () => {
  await show(TargetList);
  expect(screen.queryByRole('list')).toBeNull();
});

it('names the owner, read or not', async () => {
  await show(OwnerList);
  const list = screen.getByRole('list', { name: 'Owned by' });
  expect(within(list).getByRole('listitem')).toHaveTextContent(
    'Application gamesnot read',
  );
});
