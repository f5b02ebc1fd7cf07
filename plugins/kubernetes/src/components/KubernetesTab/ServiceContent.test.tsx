import {
  ObjectRow,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
} from '../../fixtures';
import { showTab, viewQuery } from '../../__testUtils__/showTab';

const OBJECTS = 'Workloads and other objects';
const NO_PODS = 'No pods match this entity';

const deployment = {
  ...{ kind: 'Deployment', namespace: 'games', name: 'dice-roller' },
  ...{ desired: 0, ready: 0 },
};

const service: ObjectRow = {
  ...{ kind: 'Service', namespace: 'games', name: 'dice' },
  service: { type: 'ClusterIP', ports: [], endpoints: { ready: 0, total: 0 } },
};

const only = (
  changes: Parameters<typeof aCluster>[2],
): readonly ServiceMessage[] => [aHello(['eu']), aCluster('eu', [], changes)];

const isOpen = async (name: string) =>
  (await screen.findByRole('button', { name })).getAttribute('aria-expanded');

describe('a service without pods', () => {
  it('says what was looked for where nothing runs it', async () => {
    await showTab(only({}));
    expect(await screen.findByRole('heading', { name: NO_PODS })).toBeVisible();
    expect(
      screen.queryByRole('region', { name: 'Pods' }),
    ).not.toBeInTheDocument();
  });

  it('has a workload, so it was looked for rightly, and shows that', async () => {
    await showTab(only({ workloads: [deployment] }));
    expect(await isOpen(OBJECTS)).toBe('true');
    expect(
      screen.queryByRole('heading', { name: NO_PODS }),
    ).not.toBeInTheDocument();
  });

  it('has only objects that run nothing, so its pods may have other labels', async () => {
    await showTab(only({ objects: [service] }));
    expect(await screen.findByRole('heading', { name: NO_PODS })).toBeVisible();
    expect(await isOpen(OBJECTS)).toBe('true');
  });

  it('is not taken for one while a cluster can’t be read, or has a problem', async () => {
    await showTab([
      aHello(['eu', 'us']),
      aCluster('eu', []),
      aFailedCluster('us'),
    ]);
    expect(
      await screen.findByRole('region', { name: 'Pods' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: NO_PODS }),
    ).not.toBeInTheDocument();
  });
});

it('keeps the places of what follows while a cluster is being read', async () => {
  const at = '2026-03-01T10:00:00Z';
  const state = { phase: 'live', at, isPartial: true } as const;
  await showTab(
    only({ state, findings: [aFinding([], { severity: 'info' })] }),
  );
  expect(screen.getByRole('region', { name: 'Pods' })).toBeVisible();
  expect(screen.getByRole('region', { name: 'Timeline' })).toBeVisible();
  expect(
    screen.queryByRole('heading', { name: NO_PODS }),
  ).not.toBeInTheDocument();
  // It would move when the place of the causes above goes.
  expect(screen.queryByText(/^Good to know/)).not.toBeInTheDocument();
  expect(screen.getByText('1 cluster · 1 still loading')).toBeVisible();
});

describe('a tab that is cut off', () => {
  it('is an error where nothing was read before', async () => {
    await showTab([], { end: new Error('network changed') });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'network changed',
    );
    expect(
      screen.queryByRole('region', { name: 'Summary' }),
    ).not.toBeInTheDocument();
  });

  it('calls nothing ready that it may have missed', async () => {
    await showTab([aHello(['eu']), aCluster('eu', [aPodRow()])], {
      end: new Error('network changed'),
    });
    expect(
      await screen.findByRole('heading', { name: /^The only visible pod/ }),
    ).toBeVisible();
  });
});

it('counts the causes that a filter hides, and shows them again', async () => {
  const user = await showTab(
    [
      aHello(['eu']),
      aCluster(
        'eu',
        [aPodRow({ name: 'dice-1' }), aPodRow({ name: 'dice-2' })],
        {
          findings: [
            aFinding(['dice-2']),
            // A note is no cause.
            aFinding(['dice-2'], {
              ...{ id: 'note', class: 'EvictedByAPI' },
              severity: 'info',
              scope: { namespace: 'games', kind: 'Pod', name: 'dice-2' },
            }),
          ],
        },
      ),
    ],
    {},
    '?q=dice-1',
  );
  expect(
    await screen.findByText('1 cause is hidden by the filter.'),
  ).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Show all causes' }));
  const causes = screen.getByRole('region', { name: /^Needs attention/ });
  expect(within(causes).getAllByRole('listitem')).toHaveLength(1);
  expect(viewQuery().toString()).toBe('');
});

it('leads from the cause of a bare pod to the pod', async () => {
  const user = await showTab([
    aHello(['eu']),
    aCluster('eu', [aPodRow({ name: 'dice-1' })], {
      findings: [
        aFinding(['dice-1'], {
          scope: { kind: 'Pod', namespace: 'games', name: 'dice-1' },
        }),
      ],
    }),
  ]);
  await user.click(
    await screen.findByRole('button', {
      name: 'Open the details of Pod dice-1',
    }),
  );
  expect(viewQuery().get('pod')).toBe('eu/games/dice-1');
  expect(await screen.findByRole('dialog', { name: 'dice-1' })).toBeVisible();
});
