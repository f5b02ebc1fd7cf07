import {
  Finding,
  PodRow,
  rollUpFindings,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, waitFor, within } from '@testing-library/react';
import {
  aCluster,
  aFinding,
  aHello,
  aPodRow,
  POD_IN_STATE,
} from '../../fixtures';
import { inCluster } from '../../service';
import { showTab, viewQuery } from '../../__testUtils__/showTab';

const POD_GONE = 'This pod no longer exists';
const FINDING_GONE = 'This problem no longer exists';

const failing = (name: string) => aPodRow({ name, ...POD_IN_STATE.failing });

const service = (
  finding: Finding = aFinding(['dice-1']),
  pods: readonly PodRow[] = [failing('dice-1')],
): readonly ServiceMessage[] => [
  aHello(['eu']),
  aCluster('eu', pods, {
    findings: [finding],
    workloads: [
      {
        ...{ kind: 'Deployment', namespace: 'games', name: 'dice-roller' },
        ...{ desired: 1, ready: 0 },
      },
    ],
  }),
];

const stillLoading = (messages = service()) => [
  aHello(['eu', 'us']),
  ...messages.slice(1),
];

/** What the URL calls it, as the tab has it. */
function linkTo(finding: Finding) {
  const [{ id }] = rollUpFindings([inCluster(finding, 'eu')]);
  return `finding=${encodeURIComponent(id)}`;
}

const titles = () =>
  screen
    .queryAllByRole('dialog')
    .map(dialog => within(dialog).getAllByRole('heading')[0].textContent);

describe('a pod that the URL asks for', () => {
  it('is gone when all clusters have answered, and the way back leaves its log, too', async () => {
    const user = await showTab(
      service(),
      {},
      '?pod=eu/games/gone&tab=logs&tail=1000',
    );
    await screen.findByRole('dialog', { name: POD_GONE });
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(viewQuery().toString()).toBe(''));
    expect(titles()).toEqual([]);
  });

  it('may still come while a cluster has not answered', async () => {
    await showTab(stillLoading(), {}, '?pod=us/games/dice-9');
    await screen.findByRole('heading', { name: /pod is failing/ });
    expect(titles()).toEqual([]);
  });

  it('is not missed beside the help that is open', async () => {
    await showTab(
      service(),
      {},
      `?pod=eu/games/gone&${linkTo(aFinding(['dice-1']))}`,
    );
    await screen.findByRole('dialog', { name: 'Crashes with an error' });
    expect(
      screen.queryByRole('dialog', { name: POD_GONE }),
    ).not.toBeInTheDocument();
  });
});

describe('a problem that the URL asks for', () => {
  it('is gone when all clusters have answered', async () => {
    const user = await showTab(service(), {}, '?finding=gone');
    await screen.findByRole('dialog', { name: FINDING_GONE });
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(viewQuery().toString()).toBe(''));
  });

  it('may still come while a cluster has not answered', async () => {
    await showTab(stillLoading(), {}, '?finding=gone');
    await screen.findByRole('heading', { name: /pod is failing/ });
    expect(titles()).toEqual([]);
  });
});

describe('the pods of a problem', () => {
  const names = ['dice-1', 'dice-2', 'dice-3'];
  const finding = aFinding(names, {
    params: { ...aFinding([]).params, pod: 'dice-2' },
  });
  const logs = async () => {
    const chooser = await screen.findByRole('combobox', { name: 'Pod' });
    return within(chooser)
      .getAllByRole('option')
      .map(({ textContent }) => textContent);
  };

  it('begin with the one that its texts are about', async () => {
    await showTab(
      service(finding, names.map(failing)),
      { log: () => 'Error' },
      `?${linkTo(finding)}`,
    );
    expect(await logs()).toEqual(['dice-2 (eu)', 'dice-1 (eu)', 'dice-3 (eu)']);
  });

  it('begin with the one that is open, and leave out what is gone', async () => {
    await showTab(
      service(finding, [failing('dice-2'), failing('dice-3')]),
      { log: () => 'Error' },
      `?pod=eu/games/dice-3&${linkTo(finding)}`,
    );
    expect(await logs()).toEqual(['dice-3 (eu)', 'dice-2 (eu)']);
  });
});

it('leads from a related problem to its object, and closes the help', async () => {
  const symptom = aFinding([], {
    class: 'ProgressDeadlineExceeded',
    scope: { kind: 'Deployment', namespace: 'games', name: 'dice-roller' },
  });
  const finding = aFinding(['dice-1'], { symptoms: [symptom] });
  const user = await showTab(service(finding), {}, `?${linkTo(finding)}`);
  const help = await screen.findByRole('dialog', {
    name: 'Crashes with an error',
  });
  await user.click(
    within(help).getByRole('button', {
      name: 'Open the details of Deployment dice-roller',
    }),
  );
  expect(
    await screen.findByRole('dialog', { name: 'dice-roller' }),
  ).toBeVisible();
  expect(viewQuery().toString()).toBe(
    'object=Deployment%2Fgames%2Fdice-roller',
  );
});
