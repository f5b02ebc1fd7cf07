import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCluster,
  aHello,
  aReason,
  clusterSeen,
  CUSTOM_RESOURCES,
} from '../../fixtures';
import { PanelWithDetails } from '../../__testUtils__/PanelWithDetails';

function show() {
  const { pods, ...rest } = clusterSeen(CUSTOM_RESOURCES);
  const unread = {
    kind: 'kafkas.kafka.strimzi.io',
    reason: aReason('forbidden', 'it may not list'),
  };
  renderInTestApp(
    <PanelWithDetails
      messages={[
        aHello(['eu']),
        { ...aCluster('eu', pods, rest), kindProblems: [unread] },
      ]}
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

/** Those with pods are workloads. */
const findWorkload = async (kind: string, name: string) =>
  within(
    await screen.findByRole('table', { name: 'Workloads by cluster' }),
  ).getByRole('row', { name: new RegExp(`^${name} ${kind}`) });

/** Opens an object, and finds what is told of it. */
async function openDetails(row: HTMLElement) {
  const [name] = within(row).getAllByRole('button');
  await userEvent.click(name);
  return screen.getByRole('dialog');
}

describe('custom resources', () => {
  it('are listed with their state, those with issues first', async () => {
    show();
    const table = await screen.findByRole('table');
    const [, first] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(
      'api RolloutfailingProgressing is False (RolloutAborted): Rollout aborted update to revision 3',
    );
    expect(screen.getByText('1 object failing')).toBeVisible();
  });

  it('say what has failed, why, since when, and what is well', async () => {
    show();
    const details = await openDetails(await findWorkload('Rollout', 'api'));
    expect(details).toHaveTextContent(
      /2h.*failing.*for 5 minRollout aborted update to revision 3.*Progressing False RolloutAborted 5m agoRollout aborted.*Available True/,
    );
  });

  it('tell how many of their pods are ready', async () => {
    show();
    const row = await findWorkload('Rollout', 'web');
    expect(row).toHaveTextContent('web Rollouthealthy, 1/1 ready');
    expect(await openDetails(row)).toHaveTextContent(
      /2h.*healthy.*1 of 1.*Available True.*Healthy True/,
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
    await openDetails(await findWorkload('Rollout', 'api'));
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
