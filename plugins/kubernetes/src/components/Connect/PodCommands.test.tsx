import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  ClusterHead,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aContainerRow,
  aFinding,
  aPodRow,
  FIXTURE_NOW,
  secondsAgo,
} from '../../fixtures';
import { GuidanceProvider } from '../../guidance';
import { toClusterView } from '../../service';
import { PodTools } from './PodTools';

const twoContainers: Partial<PodRow> = {
  containers: [
    aContainerRow({ name: 'proxy' }),
    aContainerRow({ name: 'app', hasPreviousLog: true, restarts: 3 }),
  ],
};

function show(row: Partial<PodRow>, head: Partial<ClusterHead> = {}) {
  const view = toClusterView({
    head: { name: 'eu', ...head },
    state: { phase: 'live', at: new Date(FIXTURE_NOW).toISOString() },
    kindProblems: [],
    pods: [aPodRow({ name: 'dice-1', ...row })],
    workloads: [],
    objects: [],
    findings: [aFinding(['dice-1'], { since: secondsAgo(3 * 3_600) })],
  });
  renderInTestApp(
    <GuidanceProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'dice' },
      }}
      selector="app=dice"
      clusters={[view]}
      templates={[
        {
          title: 'Logs',
          url: 'https://x.com/{{pod}}/{{container}}/{{labels.app}}?from={{from}}',
        },
      ]}
      now={FIXTURE_NOW}
    >
      <PodTools pod={view.pods[0]} />
    </GuidanceProvider>,
  );
  return userEvent.setup();
}

function commands() {
  return screen
    .getAllByRole('term')
    .map(term => [term.textContent, command(String(term.textContent))]);
}

function command(title: string) {
  const term = screen
    .getAllByRole('term')
    .find(each => each.textContent === title);
  return term?.nextElementSibling?.textContent ?? undefined;
}

describe('PodCommands', () => {
  it('has the commands for the container that fails, and for another one on demand', async () => {
    const user = show(twoContainers);
    expect(await screen.findByText('Command line')).toBeVisible();
    expect(commands()).toEqual([
      [
        'Follow the log',
        'kubectl logs --context=eu -n games --container=app --tail=100 -f pod/dice-1',
      ],
      [
        'Log of the previous run',
        'kubectl logs --context=eu -n games --container=app --tail=100 --previous pod/dice-1',
      ],
      ['Describe the pod', 'kubectl describe --context=eu -n games pod/dice-1'],
      [
        'Open a shell',
        'kubectl exec --context=eu -n games --container=app -it pod/dice-1 -- sh',
      ],
      [
        'Forward a port',
        'kubectl port-forward --context=eu -n games pod/dice-1 8080:8080',
      ],
    ]);
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Container' }),
      'proxy',
    );
    expect(command('Follow the log')).toContain('--container=proxy');
    expect(command('Log of the previous run')).toBeUndefined();
  });

  it('copies a command with one click', async () => {
    const user = show({});
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(
      await screen.findByRole('button', { name: 'Copy: Open a shell' }),
    );
    expect(copied).toHaveBeenCalledWith(
      'kubectl exec --context=eu -n games --container=app -it pod/dice-1 -- sh',
    );
  });

  it('forwards the port that is wanted, if there is such a port', async () => {
    const user = show({});
    const field = await screen.findByRole('textbox', { name: 'Port' });
    await user.clear(field);
    await user.type(field, '9090');
    expect(command('Forward a port')).toMatch(/ 9090:9090$/);
    await user.type(field, '0');
    expect(command('Forward a port')).toMatch(/ 8080:8080$/);
    await user.type(field, '; rm');
    expect(command('Forward a port')).toMatch(/ 8080:8080$/);
  });

  it('says that one has to connect first where only the log-in knows the context', async () => {
    show({}, { connect: { type: 'oc', url: 'https://api.eu:6443' } });
    expect(await screen.findByText(/switch first/)).toBeVisible();
    expect(command('Describe the pod')).toBe(
      'kubectl describe -n games pod/dice-1',
    );
  });

  it('leads to the pod in other tools, at the time when its problem began', async () => {
    show({});
    const links = await screen.findByRole('list', {
      name: 'Open dice-1 in other tools',
    });
    const { href } = within(links).getByRole<HTMLAnchorElement>('link');
    const { pathname, searchParams } = new URL(href);
    expect(pathname).toBe('/dice-1/app/dice-roller');
    const lead = 15 * 60;
    expect(Date.parse(searchParams.get('from') ?? '')).toBe(
      Date.parse(secondsAgo(3 * 3_600 + lead)),
    );
  });
});
