import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  NodeCapacity,
  ResourceCapacity,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import {
  aCluster,
  aFinding,
  aHello,
  aPodRow,
  clusterSeen,
  FakeKubernetesApi,
  latency,
} from '../../fixtures';
import { showTab } from '../../__testUtils__/showTab';
import { NodeCapacityNote } from './NodeCapacityNote';

const GI = 1024 ** 3;
const MI = 1024 ** 2;

const known = (
  suitableNodes: number,
  capacity: Partial<ResourceCapacity>,
): NodeCapacity => ({
  state: 'known',
  suitableNodes,
  resources: [
    {
      ...{ resource: 'cpu', requested: 4_000, largest: 8_000 },
      checkedNodes: suitableNodes,
      ...capacity,
    },
  ],
});

interface Shown {
  readonly failureClass?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly node?: string;
  readonly clusters?: readonly string[];
}

/** Shows the note alone; returns what was asked. */
async function showNote(
  answer: NodeCapacity,
  { failureClass = 'InsufficientCPU', params, node, clusters }: Shown = {},
) {
  const nodeCapacity = jest.fn(() => answer);
  const row = aPodRow({ name: 'dice-1', node });
  const finding = aFinding([row.name], {
    ...{ class: failureClass, clusters },
    ...(params && { params }),
  });
  const pod = {
    ...{ cluster: 'eu', row, findings: [finding] },
    ...{ key: 'eu/dice-1', isStale: false },
  };
  renderInTestApp(
    <div data-testid="note">
      <NodeCapacityNote
        entityRef="component:default/dice"
        finding={finding}
        pod={pod}
      />
    </div>,
    { apis: [[kubernetesApiRef, new FakeKubernetesApi({ nodeCapacity })]] },
  );
  return { note: await screen.findByTestId('note'), nodeCapacity };
}

describe('NodeCapacityNote', () => {
  it.each<[string, NodeCapacity]>([
    [
      'No suitable node has more than 3.2 cores of CPU free; the pod requests 4 cores.',
      known(9, { free: 3_200 }),
    ],
    [
      'None of the 10 largest suitable nodes (of 40) has more than 3.2 cores of CPU free; the pod requests 4 cores.',
      known(40, { free: 3_200, checkedNodes: 10 }),
    ],
    [
      'The only suitable node has 250m of CPU free; the pod requests 4 cores.',
      known(1, { free: 250 }),
    ],
    [
      'No suitable node has any CPU free; the pod requests 4 cores.',
      known(9, { free: 0 }),
    ],
    [
      'The only suitable node has no CPU free; the pod requests 4 cores.',
      known(1, { free: 0 }),
    ],
    [
      'None of the 10 largest suitable nodes (of 40) has any CPU free; the pod requests 4 cores.',
      known(40, { free: 0, checkedNodes: 10 }),
    ],
    [
      'No suitable node is large enough: the largest has 3.9 cores of CPU in all, and the pod requests 4 cores.',
      known(9, { largest: 3_920, checkedNodes: 0 }),
    ],
    [
      'The only suitable node is too small: it has 3.9 cores of CPU in all, and the pod requests 4 cores.',
      known(1, { largest: 3_920, checkedNodes: 0 }),
    ],
    [
      'No suitable node has more than 3990m of CPU free; the pod requests 4000m.',
      known(9, { free: 3_990 }),
    ],
  ])('says: %s', async (sentence, answer) => {
    const { note } = await showNote(answer);
    await waitFor(() => expect(note).toHaveTextContent(sentence));
  });

  it.each<[string, string, Partial<ResourceCapacity>]>([
    [
      'No suitable node has more than 5.5 GiB of memory free; the pod requests 8 GiB.',
      'InsufficientMemory',
      {
        resource: 'memory',
        requested: 8 * GI,
        largest: 16 * GI,
        free: 5.5 * GI,
      },
    ],
    [
      'No suitable node has more than 8190Mi of memory free; the pod requests 8192Mi.',
      'InsufficientMemory',
      {
        resource: 'memory',
        requested: 8 * GI,
        largest: 16 * GI,
        free: 8_190 * MI,
      },
    ],
    [
      'No suitable node has more than 8,589,934,593 B of memory free; the pod requests 8,589,934,594 B.',
      'InsufficientMemory',
      {
        resource: 'memory',
        requested: 8 * GI + 2,
        largest: 16 * GI,
        free: 8 * GI + 1,
      },
    ],
    [
      'No suitable node has more than 1 GiB of ephemeral storage free; the pod requests 2 GiB.',
      'InsufficientEphemeralStorage',
      {
        resource: 'ephemeral-storage',
        requested: 2 * GI,
        largest: 9 * GI,
        free: GI,
      },
    ],
    [
      'No suitable node has more than 1 of nvidia.com/gpu free; the pod requests 2.',
      'InsufficientExtendedResource',
      { resource: 'nvidia.com/gpu', requested: 2, largest: 4, free: 1 },
    ],
    [
      'No suitable node has nvidia.com/gpu.',
      'InsufficientExtendedResource',
      { resource: 'nvidia.com/gpu', requested: 2, largest: 0, checkedNodes: 0 },
    ],
  ])(
    'of other resources says: %s',
    async (sentence, failureClass, capacity) => {
      const params = { resource: 'nvidia.com/gpu' };
      const { note } = await showNote(known(9, capacity), {
        failureClass,
        params,
      });
      await waitFor(() => expect(note).toHaveTextContent(sentence));
    },
  );

  it('says of which cluster, where there are several', async () => {
    const clusters = ['eu', 'us'];
    const { note } = await showNote(known(9, { free: 1_000 }), { clusters });
    await waitFor(() =>
      expect(note).toHaveTextContent(/^In cluster eu: No suitable node/),
    );
  });

  it.each<[string, NodeCapacity]>([
    ['a node has room by now', known(9, { free: 4_000 })],
    ['no node suits', { state: 'known', suitableNodes: 0, resources: [] }],
    [
      'only another resource is known',
      known(9, { resource: 'memory', free: 0 }),
    ],
    [
      'nodes may not be read',
      {
        state: 'unavailable',
        reason: { code: 'forbidden', message: 'nodes is forbidden' },
      },
    ],
  ])('says nothing where %s', async (_, answer) => {
    const { note, nodeCapacity } = await showNote(answer);
    await waitFor(() => expect(nodeCapacity).toHaveBeenCalledTimes(1));
    await act(async () => {});
    expect(note).toBeEmptyDOMElement();
  });

  it.each<[string, Shown]>([
    ['a cause that is about no resource', { failureClass: 'UntoleratedTaint' }],
    ['a pod that has a node', { node: 'node-1' }],
  ])('asks nothing for %s', async (_, shown) => {
    const { note, nodeCapacity } = await showNote(known(9, { free: 0 }), shown);
    await act(latency);
    await act(latency);
    expect(note).toBeEmptyDOMElement();
    expect(nodeCapacity).not.toHaveBeenCalled();
  });

  it('is in Help, and asked for when that is opened', async () => {
    const nodeCapacity = jest.fn(() => known(9, { free: 3_200 }));
    const pod = aPod({ name: 'dice-1', namespace: 'games', ageSeconds: 600 })
      .withContainer({ name: 'app', resources: { requests: { cpu: '4' } } })
      .unschedulable('0/9 nodes are available: 9 Insufficient cpu.');
    const { pods, ...seen } = clusterSeen([pod]);
    const user = await showTab([aHello(['eu']), aCluster('eu', pods, seen)], {
      nodeCapacity,
    });
    expect(nodeCapacity).not.toHaveBeenCalled();
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    const happened = within(
      screen.getByRole('region', { name: 'What happened' }),
    );
    expect(
      await happened.findByText(/^No suitable node has more than 3.2 cores/),
    ).toBeVisible();
    expect(nodeCapacity).toHaveBeenCalledWith({
      ...{ entityRef: 'component:default/dice-roller', cluster: 'eu' },
      ...{ namespace: 'games', name: 'dice-1' },
    });
  });
});
