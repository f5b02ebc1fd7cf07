import { ObjectRow } from '@podlight/backstage-plugin-kubernetes-common';
import { screen, waitFor, within } from '@testing-library/react';
import { aCluster, aHello, aPodRow, secondsAgo } from '../../fixtures';
import { showTab, viewQuery } from '../../__testUtils__/showTab';

const owner = { kind: 'Rollout', name: 'dice' };
const definition = 'rollouts.argoproj.io';
const ADDRESS = `${definition}/games/dice`;

const rollout = (
  part: Partial<NonNullable<ObjectRow['customResource']>> = {},
  changes: Partial<ObjectRow> = {},
): ObjectRow => ({
  ...{ kind: 'Rollout', namespace: 'games', name: 'dice' },
  ...changes,
  customResource: { definition, pods: { ready: 1, total: 2 }, ...part },
});

const failing = rollout(
  {
    state: 'failing',
    others: [
      { type: 'Completed', status: 'False', since: secondsAgo(930) },
      { type: 'Healthy', status: 'True', since: secondsAgo(90) },
    ],
    docs: 'https://argo-rollouts.readthedocs.io',
    columns: [{ title: 'Step', value: '1/5' }],
    fields: {
      'spec.steps': [{ setWeight: 20 }],
      'status.pausedAt': secondsAgo(330),
    },
    targets: [
      { kind: 'Service', name: 'dice' },
      { kind: 'Secret', name: 'dice-tls' },
    ],
  },
  {
    conditions: [
      {
        type: 'Progressing',
        status: 'False',
        reason: 'RolloutAborted',
        message: 'the canary failed',
        since: secondsAgo(330),
      },
    ],
  },
);

const service: ObjectRow = {
  ...{ kind: 'Service', namespace: 'games', name: 'dice' },
  service: { type: 'ClusterIP', ports: [], endpoints: { ready: 1, total: 1 } },
};

const eu = (objects: readonly ObjectRow[] = [failing, service]) =>
  aCluster(
    'eu',
    [
      aPodRow({ name: 'dice-1-a', workload: owner }),
      aPodRow({ name: 'dice-1-b', workload: owner, state: 'failing' }),
    ],
    {
      objects,
      workloads: [
        {
          ...{ kind: 'ReplicaSet', namespace: 'games', name: 'dice-1', owner },
          ...{ desired: 2, ready: 1 },
        },
      ],
    },
  );

const us = aCluster('us', [], { objects: [rollout({ state: 'healthy' })] });

const open = (
  query = `?object=${ADDRESS}`,
  cluster = eu(),
  answers: Parameters<typeof showTab>[1] = {},
) => showTab([aHello(['eu', 'us']), cluster, us], answers, query);

const findDrawer = () => screen.findByRole('dialog', { name: 'dice' });

describe('ObjectDrawer', () => {
  it('says how an object does, since when and why', async () => {
    await open();
    const drawer = await findDrawer();
    expect(drawer).toHaveTextContent(/Rollout · eu · Namespace games/);
    expect(drawer).toHaveTextContent(/failing.*for 5 min.*the canary failed/);
    expect(
      within(within(drawer).getByRole('region', { name: 'Conditions' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'Problem: Progressing False RolloutAborted 5m agothe canary failed',
      'Healthy True  1m ago',
      'Completed False  15m ago',
    ]);
  });

  it('shows columns and fields, times as such and lists as text', async () => {
    await open();
    const drawer = within(await findDrawer());
    expect(
      drawer.getByRole('region', { name: 'Rollout dice in eu' }),
    ).toHaveTextContent('Ready pods1 of 2Step1/5');
    const fields = drawer.getByRole('region', { name: 'Fields' });
    expect(fields).toHaveTextContent(/spec.steps- setWeight: 20/);
    expect(fields).toHaveTextContent(/status.pausedAt5m ago \(.*\)/);
  });

  it('shows the way of requests through a Service', async () => {
    const reached: ObjectRow = {
      ...service,
      reach: [
        {
          links: [
            { step: 'service', state: 'ok', name: 'dice' },
            {
              ...{ step: 'endpoints', state: 'broken', ready: 0, total: 2 },
              reason: 'noReadyEndpoint',
            },
          ],
        },
      ],
    };
    await open('?object=Service/games/dice', eu([failing, reached]));
    expect(
      await screen.findByRole('list', { name: 'Requests stop at Endpoints' }),
    ).toHaveTextContent(/Service dice OK.*no ready pod · 0 of 2 ready/);
  });

  it('leads over what it owns to a pod, and back', async () => {
    const user = await open();
    const tree = within(
      await screen.findByRole('list', { name: 'Owned by Rollout dice' }),
    );
    expect(
      tree.getAllByRole('button').map(button => button.textContent),
    ).toEqual(['ReplicaSet dice-1', 'Pod dice-1-b', 'Pod dice-1-a']);
    await user.click(tree.getByRole('button', { name: 'Pod dice-1-b' }));
    expect(
      await screen.findByRole('dialog', { name: 'dice-1-b' }),
    ).toBeVisible();
    expect(viewQuery().get('pod')).toBe('eu/games/dice-1-b');
    await user.keyboard('{Escape}');
    expect(await findDrawer()).toBeVisible();
  });

  it('leads to another object of the same cluster, and from that to its owner', async () => {
    const user = await open();
    await user.click(
      await screen.findByRole('button', { name: 'ReplicaSet dice-1' }),
    );
    const drawer = await screen.findByRole('dialog', { name: 'dice-1' });
    expect(viewQuery().get('object')).toBe('ReplicaSet/games/dice-1');
    const owners = within(drawer).getByRole('region', { name: 'Owned by' });
    await user.click(within(owners).getByRole('button'));
    await findDrawer();
    expect(viewQuery().get('object')).toBe(ADDRESS);
    expect(viewQuery().get('on')).toBe('eu');
  });

  it('names what it points to, read or not', async () => {
    await open();
    const targets = await screen.findByRole('region', { name: 'Points to' });
    expect(
      within(targets)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['Service dicehealthy', 'Secret dice-tlsnot read']);
  });

  it('opens from its row and gives the focus back', async () => {
    const user = await open('?objects=all');
    const row = await screen.findByRole('button', { name: 'dice Rollout' });
    await user.click(row);
    const drawer = await findDrawer();
    expect(within(drawer).getByRole('heading', { level: 2 })).toHaveFocus();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(row).toHaveFocus());
    expect(viewQuery().toString()).toBe('objects=all');
  });

  it('walks through the objects on the screen with the arrow keys and with buttons', async () => {
    const user = await open(`?objects=all&object=${ADDRESS}&tab=events`);
    await within(await findDrawer()).findByText(/^\d of \d$/);
    const rows = [...document.querySelectorAll<HTMLElement>('[data-object]')];
    const listed = [...new Set(rows.map(({ dataset }) => dataset.object))];
    expect(listed.length).toBeGreaterThan(1);
    const at = listed.indexOf(ADDRESS);
    const step = at === 0 ? 1 : -1;
    const [there, back] =
      step > 0
        ? ['{ArrowRight}', '{ArrowLeft}']
        : ['{ArrowLeft}', '{ArrowRight}'];
    expect(await findDrawer()).toHaveTextContent(
      `${at + 1} of ${listed.length}`,
    );
    await user.keyboard(there);
    await waitFor(() =>
      expect(viewQuery().get('object')).toBe(listed[at + step]),
    );
    expect(viewQuery().get('tab')).toBe('events');
    await user.keyboard(back);
    await findDrawer();
    await user.click(
      screen.getByRole('button', {
        name: step > 0 ? /^Next object/ : /^Previous object/,
      }),
    );
    expect(viewQuery().get('object')).toBe(listed[at + step]);
  });

  it('has no way on from an object that is not on the screen', async () => {
    await open();
    await findDrawer();
    expect(
      screen.queryByRole('button', { name: /^Next object/ }),
    ).not.toBeInTheDocument();
  });

  it('shows the object in each cluster that has it, the worst first', async () => {
    const user = await open();
    const clusters = await screen.findByRole('group', {
      name: 'In 2 clusters',
    });
    const [first, second] = within(clusters).getAllByRole('button');
    expect(first).toHaveAccessibleName(/^eu, .*failing/);
    await user.click(second);
    expect(viewQuery().get('on')).toBe('us');
    expect(await findDrawer()).toHaveTextContent(/Rollout · us/);
  });

  it('loads events and YAML of the object', async () => {
    const user = await open(undefined, undefined, {
      objectEvents: () => [
        { type: 'Warning', reason: 'Aborted', message: 'too bad', count: 1 },
      ],
      objectManifest: ({ resource, namespace }) => `${resource} ${namespace}`,
    });
    await findDrawer();
    await user.click(screen.getByRole('tab', { name: 'Events' }));
    expect(
      await screen.findByRole('list', { name: 'Events of Rollout dice' }),
    ).toHaveTextContent('Abortedtoo bad');
    await user.click(screen.getByRole('tab', { name: 'YAML' }));
    expect(await screen.findByText(`${definition} games`)).toBeVisible();
  });

  it('links the documentation of its API only with https', async () => {
    await open();
    expect(
      await screen.findByRole('link', { name: 'Documentation of Rollout' }),
    ).toHaveAttribute('href', 'https://argo-rollouts.readthedocs.io');
  });

  it.each([
    ['javascript', 'alert(1)'].join(':'),
    'http://example.com',
    'https://',
  ])('does not link %s', async docs => {
    await open(undefined, eu([rollout({ docs })]));
    await findDrawer();
    expect(
      screen.queryByRole('link', { name: /Documentation/ }),
    ).not.toBeInTheDocument();
  });

  it('shows hidden characters of what others wrote', async () => {
    const hostile = 'a\u202Eb';
    await open(
      undefined,
      eu([
        rollout(
          {
            fields: { [`spec.${hostile}`]: hostile },
            columns: [{ title: hostile, value: hostile }],
            labels: { [hostile]: hostile },
            owns: [{ kind: hostile, name: hostile }],
            targets: [{ kind: hostile, name: hostile }],
            texts: { meaning: hostile, steps: [hostile] },
            state: 'failing',
          },
          {
            conditions: [{ type: hostile, status: hostile, reason: hostile }],
          },
        ),
      ]),
    );
    const drawer = await findDrawer();
    expect(drawer.textContent).not.toContain('\u202E');
    expect(drawer).toHaveTextContent(/⟨U\+202E⟩/);
  });

  it('says that an object is gone', async () => {
    await open('?object=Deployment/games/gone');
    expect(
      await screen.findByRole('dialog', {
        name: 'This object no longer exists',
      }),
    ).toBeVisible();
  });
});
