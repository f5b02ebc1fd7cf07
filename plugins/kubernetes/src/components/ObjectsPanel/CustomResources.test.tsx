import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  initialServiceState,
  reduceService,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCluster,
  aHello,
  aReason,
  clusterSeen,
  CUSTOM_RESOURCES,
  FIXTURE_NOW,
} from '../../fixtures';
import { formatAge } from '../../format';
import { ObjectsPanel } from './ObjectsPanel';

function show() {
  const { pods, ...rest } = clusterSeen(CUSTOM_RESOURCES);
  const unread = {
    kind: 'kafkas.kafka.strimzi.io',
    reason: aReason('forbidden', 'it may not list'),
  };
  const { clusters } = [
    aHello(['eu']),
    { ...aCluster('eu', pods, rest), kindProblems: [unread] },
  ].reduce(reduceService, initialServiceState);
  renderInTestApp(
    <ObjectsPanel
      clusters={clusters}
      state={{ filter: '', objects: 'all' }}
      ages={{
        now: FIXTURE_NOW,
        age: time => time && formatAge(FIXTURE_NOW - Date.parse(time), 'en'),
        ago: time => `${formatAge(FIXTURE_NOW - Date.parse(time), 'en')} ago`,
      }}
      now={FIXTURE_NOW}
      onChange={jest.fn()}
    />,
  );
}

const getTable = (definition: string) =>
  screen.findByRole('table', { name: `${definition} objects of the service` });

const findRow = async (definition: string, name: string) =>
  within(await getTable(definition)).getByRole('row', {
    name: new RegExp(`^${name}`),
  });

describe('custom resources', () => {
  it('have a table for each definition, with how many are how', async () => {
    show();
    expect(
      await screen.findByRole('heading', {
        name: /^Rollout\s*rollout\.argoproj\.io\s*2\s*1 failing, 1 healthy$/,
      }),
    ).toBeVisible();
    expect(screen.getByText('1 with issues')).toBeVisible();
  });

  it('say what has failed, why, since when, and what is well', async () => {
    show();
    const row = await findRow('rollout.argoproj.io', 'api');
    expect(row).toHaveTextContent(
      /failingProgressing is False \(RolloutAborted\) 5m agoRollout aborted update to revision 3Available is True–2h/,
    );
  });

  it('tell how many of their pods are ready', async () => {
    show();
    expect(await findRow('rollout.argoproj.io', 'web')).toHaveTextContent(
      /healthy–Available is TrueHealthy is True1 of 12h/,
    );
  });

  it('keep apart from kinds of Kubernetes with the same name, and have no verdict without conditions', async () => {
    show();
    expect(await findRow('Service', 'web')).toHaveTextContent('ClusterIP');
    const row = await findRow('service.serving.knative.dev', 'web');
    expect(row).toHaveTextContent(/^webeu, shop––––10m$/);
  });

  it('copy the command that describes them', async () => {
    const user = userEvent.setup();
    show();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(
      await screen.findByRole('button', {
        name: 'Copy the describe command for Rollout api',
      }),
    );
    expect(copied).toHaveBeenCalledWith(
      'kubectl -n shop describe rollout.argoproj.io/api',
    );
  });

  it('say where they could not be read', async () => {
    show();
    expect(
      await screen.findByText(
        'Can’t read kafkas.kafka.strimzi.io in eu: it may not list',
      ),
    ).toBeVisible();
  });
});
