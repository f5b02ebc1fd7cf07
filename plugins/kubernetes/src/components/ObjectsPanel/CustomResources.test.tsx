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

const findRow = async (kind: string, name: string, definition?: string) => {
  const list = await screen.findByRole('list', { name: 'Other objects' });
  const rows = within(list)
    .getAllByRole('listitem')
    .filter(item => item.textContent?.startsWith(`${kind} ${name}`));
  const found = definition
    ? rows.find(item => item.textContent?.includes(definition))
    : rows[0];
  if (!found) throw new Error(`no ${kind} ${name}`);
  return found;
};

/** Opens an object, and finds what is told of it. */
async function openDetails(row: HTMLElement) {
  await userEvent.click(within(row).getByRole('button', { expanded: false }));
  return within(row).getByRole('region');
}

describe('custom resources', () => {
  it('are listed with their state, those with issues first', async () => {
    show();
    const list = await screen.findByRole('list', { name: 'Other objects' });
    const [first] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      'Rollout api rollout.argoproj.ioeufailingProgressing is False (RolloutAborted): Rollout aborted update to revision 3',
    );
    expect(screen.getByText('1 with issues')).toBeVisible();
  });

  it('say what has failed, why, since when, and what is well', async () => {
    show();
    const details = await openDetails(await findRow('Rollout', 'api'));
    expect(details).toHaveTextContent(
      /failing.*Progressing is False \(RolloutAborted\) 5m agoRollout aborted update to revision 3.*Available is True.*–.*2h/,
    );
  });

  it('tell how many of their pods are ready', async () => {
    show();
    const row = await findRow('Rollout', 'web');
    expect(row).toHaveTextContent('healthy1 of 1 pods ready');
    expect(await openDetails(row)).toHaveTextContent(
      /healthy.*Available is TrueHealthy is True.*1 of 1.*2h/,
    );
  });

  it('keep apart from kinds of Kubernetes with the same name, and have no verdict without conditions', async () => {
    show();
    expect(await findRow('Service', 'web')).toHaveTextContent('ClusterIP');
    const row = await findRow('Service', 'web', 'service.serving.knative.dev');
    expect(row).toHaveTextContent(
      /^Service web service.serving.knative.deveu$/,
    );
  });

  it('copy the command that describes them', async () => {
    const user = userEvent.setup();
    show();
    await openDetails(await findRow('Rollout', 'api'));
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
