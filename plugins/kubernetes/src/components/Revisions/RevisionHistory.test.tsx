import { RevisionEntry } from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import {
  aCluster,
  aHello,
  aRolledOut,
  IMAGE_CHANGE,
  LIMIT_CHANGE,
  secondsAgo,
} from '../../fixtures';
import { refusal, showTab, viewQuery } from '../../__testUtils__/showTab';
import { commandText } from '../../__testUtils__/commandText';

const seven: RevisionEntry = {
  name: 'dice-roller-new',
  revision: '7',
  at: secondsAgo(630),
  changeCause: 'helm upgrade',
  source: { key: 'git-commit', value: 'a1b2c3' },
  managedBy: { tool: 'Argo CD', name: 'games' },
  changes: [
    IMAGE_CHANGE,
    LIMIT_CHANGE,
    { field: 'env', type: 'changed', container: 'app', name: 'DB_URL' },
    { field: 'container', type: 'added', container: 'proxy' },
  ],
  moreChanges: 3,
};

const revisions: readonly RevisionEntry[] = [
  seven,
  {
    ...{ name: 'dice-roller-6', revision: '6', isRestart: true, changes: [] },
    ...{ at: secondsAgo(7_500), isLatestTime: true },
  },
  { name: 'dice-roller-5', revision: '5', backTo: '3', changes: [] },
  { name: 'dice-roller-4', revision: '4' },
];

const open = (answers: Parameters<typeof showTab>[1], kind = 'Deployment') =>
  showTab(
    [
      aHello(['eu']),
      aCluster('eu', [], {
        workloads: [aRolledOut(), { ...aRolledOut(), kind: 'Job' }],
      }),
    ],
    answers,
    `?object=${kind}/games/dice-roller&tab=revisions`,
  );

const show = (shown: readonly RevisionEntry[], isTruncated = false) =>
  open({ revisions: () => ({ revisions: shown, isTruncated }) });

const findItems = async () => {
  const list = await screen.findByRole('list', {
    name: 'Revisions of Deployment dice-roller',
  });
  return [...list.children].map(item => item as HTMLElement);
};

describe('the revisions of a workload', () => {
  it('are asked for by the address of the workload', async () => {
    const asked: unknown[] = [];
    await open({
      revisions: workload => {
        asked.push(workload);
        return { revisions };
      },
    });
    await findItems();
    expect(asked).toEqual([
      {
        ...{ entityRef: 'component:default/dice-roller', cluster: 'eu' },
        ...{ resource: 'deployments.apps', namespace: 'games' },
        name: 'dice-roller',
      },
    ]);
  });

  it('say when, who and why, and what each has changed', async () => {
    await show(revisions);
    const [first] = await findItems();
    expect(
      within(first).getByRole('heading', {
        name: /^Revision 7, ?current$/,
      }),
    ).toBeVisible();
    expect(first).toHaveTextContent(
      /10m ago \(.*\) · dice-roller-newChange cause: helm upgradeSource: git-commit: a1b2c3Managed by: Argo CD, games/,
    );
    const changes = within(first).getByRole('list', {
      name: 'Changes in revision 7',
    });
    expect(
      within(changes)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'image\u00a0· container app−before: registry.example.com/games/dice-roller:1.4.1+after: registry.example.com/games/dice-roller:1.4.2',
      'memory limit\u00a0· container app−before: 512Mi+after: 256Mi',
      'variable DB_URL changed (values aren’t shown)\u00a0· container app',
      'container proxy added',
    ]);
    expect(first).toHaveTextContent(/and 3 more changes$/);
  });

  it('tell a restart, a rollback and the oldest one from a change', async () => {
    await show(revisions);
    const [, restart, rollback, oldest] = (await findItems()).map(
      ({ textContent }) => textContent,
    );
    expect(restart).toMatch(/^Revision 6, restarted2h ago \(.*\) or earlier/);
    expect(restart).toMatch(/Same pod template, new pods/);
    expect(rollback).toMatch(/^Revision 5, back to revision 3time unknown/);
    expect(oldest).toMatch(/nothing to compare it with/);
  });

  it('say that there is only one', async () => {
    await show([{ name: 'dice-roller-1', revision: '1' }]);
    const [only] = await findItems();
    expect(only).toHaveTextContent(
      'This is the only revision that the API server still has.',
    );
    expect(
      screen.getByText(/doesn’t record replicas and update strategy/),
    ).toBeVisible();
  });

  it('say that there are more, and how to list them', async () => {
    await show(revisions, true);
    await findItems();
    expect(
      screen.getByText('Only the 4 newest revisions are shown.'),
    ).toBeVisible();
    expect(
      screen.getByText(
        commandText(
          'kubectl --context=eu -n games rollout history deployment/dice-roller',
        ),
      ),
    ).toBeVisible();
  });

  it('say that there are none', async () => {
    await show([]);
    expect(
      await screen.findByText(
        'The API server has no revisions of Deployment dice-roller.',
      ),
    ).toBeVisible();
  });

  it('say why they cannot be loaded, and try again', async () => {
    const error = await refusal(403, 'may not list replicasets');
    let fails = true;
    const user = await open({
      revisions: () => {
        if (fails) throw error;
        return { revisions };
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      /Can’t load the revisions.*may not list replicasets/,
    );
    fails = false;
    await user.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await findItems()).toHaveLength(4);
  });

  it('are a tab of the details, with a link', async () => {
    const user = await showTab(
      [aHello(['eu']), aCluster('eu', [], { workloads: [aRolledOut()] })],
      { revisions: () => ({ revisions }) },
      '?object=Deployment/games/dice-roller',
    );
    await user.click(await screen.findByRole('tab', { name: 'Revisions' }));
    expect(viewQuery().get('tab')).toBe('revisions');
    await findItems();
  });

  it('are no tab of what has none', async () => {
    await open({}, 'Job');
    expect(
      await screen.findByRole('tab', { name: 'Overview' }),
    ).toHaveAttribute('aria-selected', 'true');
    expect(screen.queryByRole('tab', { name: 'Revisions' })).toBeNull();
  });

  it('show hidden characters of what others wrote', async () => {
    const hostile = 'a\u202Eb';
    await show([
      {
        name: hostile,
        changeCause: hostile,
        source: { key: hostile, value: hostile },
        backTo: hostile,
        changes: [
          {
            field: 'probe',
            type: 'changed',
            name: hostile,
            from: hostile,
            to: hostile,
          },
        ],
      },
    ]);
    const [item] = await findItems();
    expect(item.textContent).not.toContain('\u202E');
    expect(item).toHaveTextContent(/⟨U\+202E⟩/);
  });
});
