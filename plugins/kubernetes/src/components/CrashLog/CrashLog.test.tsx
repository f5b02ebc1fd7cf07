import { renderInTestApp } from '@backstage/frontend-test-utils';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import {
  aContainerRow,
  aPodRow,
  DICE_ROLLER_REF,
  FakeKubernetesApi,
} from '../../fixtures';
import { PodView } from '../../service';
import { CrashLog } from './CrashLog';

function crashed(name: string): PodView {
  const containers = [
    aContainerRow({ hasPreviousLog: true }),
    aContainerRow({ name: 'proxy', hasPreviousLog: true }),
  ];
  return {
    key: `eu/games/${name}`,
    cluster: 'eu',
    row: aPodRow({ name, namespace: 'games', containers }),
    isStale: false,
    findings: [],
  };
}

function Query() {
  return <output aria-label="query">{useLocation().search}</output>;
}

function show(query = '') {
  const api = new FakeKubernetesApi({
    log: (pod, { container, previous }) =>
      `${pod.name} ${container} ${previous ? 'before' : 'now'}`,
  });
  renderInTestApp(
    <>
      <CrashLog
        entityRef={DICE_ROLLER_REF}
        pods={[crashed('dice-1'), crashed('dice-2')]}
        container="app"
        quoted={[]}
      />
      <Query />
    </>,
    { apis: [[kubernetesApiRef, api]], initialRouteEntries: [`/${query}`] },
  );
  return userEvent.setup();
}

const query = () =>
  new URLSearchParams(
    screen.getByRole('status', { name: 'query' }).textContent ?? '',
  );

describe('the crash log in Help', () => {
  it('begins with the first pod, the container and the run that failed', async () => {
    show();
    expect(await screen.findByText('dice-1 app before')).toBeVisible();
    expect([...query()]).toEqual([]);
  });

  it('is the one that the reader chooses, which the URL remembers', async () => {
    const user = show();
    await screen.findByText('dice-1 app before');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Pod' }),
      'dice-2 (eu)',
    );
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Container' }),
      'proxy',
    );
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Run' }),
      'current',
    );
    expect(await screen.findByText('dice-2 proxy now')).toBeVisible();
    expect(Object.fromEntries(query())).toEqual({
      helpPod: 'eu/games/dice-2',
      helpContainer: 'proxy',
      helpRun: 'current',
    });
  });

  it('is the one that a link says, as far as it is there', async () => {
    show('?helpPod=eu/games/gone&helpContainer=proxy&helpRun=current');
    expect(await screen.findByText('dice-1 proxy now')).toBeVisible();
  });
});
