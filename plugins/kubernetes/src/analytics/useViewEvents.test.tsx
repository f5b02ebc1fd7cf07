import { mockApis } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import { aCluster, aFinding, aHello, aPodRow, POD_IN_STATE } from '../fixtures';
import { showTab } from '../__testUtils__/showTab';

/** Names that no event may have, each like nothing else on the page. */
const POD = 'zebra-pod-7f';
const OTHER_POD = 'yak-pod-8c';
const NAMESPACE = 'xerus-space';
const CLUSTER = 'walrus-cluster';
const LABEL = 'vole.example.com/team';
const PLANTED = /zebra|yak|xerus|walrus|vole|umbra/i;

const ofTheTab = ({ action }: { action: string }) =>
  !['navigate', 'click'].includes(action);

async function show(query = '') {
  const analytics = mockApis.analytics();
  const inNamespace = { namespace: NAMESPACE, labels: { [LABEL]: 'umbra' } };
  const user = await showTab(
    [
      aHello([CLUSTER]),
      aCluster(
        CLUSTER,
        [
          aPodRow({ name: POD, ...POD_IN_STATE.failing, ...inNamespace }),
          aPodRow({ name: OTHER_POD, ...inNamespace }),
        ],
        {
          findings: [
            aFinding([POD], {
              scope: {
                ...{ namespace: NAMESPACE, kind: 'Pod', name: POD },
                container: 'app',
              },
            }),
          ],
        },
      ),
    ],
    { log: () => 'umbra' },
    query,
    { analytics },
  );
  const events = () =>
    analytics
      .getEvents()
      .filter(ofTheTab)
      .map(({ action, subject }) => `${action} ${subject}`);
  return { analytics, user, events };
}

describe('events of the tab', () => {
  it('say what readers do, and name no pod, namespace, cluster, label or text', async () => {
    const { analytics, user, events } = await show();
    expect(events()).toEqual(['openTab kubernetes']);

    await user.click(screen.getByRole('button', { name: /^Help/ }));
    const dialog = screen.getByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'No' }));
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await user.click(screen.getByRole('button', { name: /^Connect/ }));
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.click(
      screen.getByRole('button', { name: new RegExp(`^${POD},`) }),
    );
    await user.click(await screen.findByRole('tab', { name: 'Logs' }));
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Group by' }),
      `label:${LABEL}`,
    );
    await waitFor(() => expect(events()).toContain('groupPods label'));
    await user.click(screen.getByRole('searchbox', { name: /^Filter/ }));
    await user.paste(`zebra namespace:${NAMESPACE} cluster:${CLUSTER}`);
    await waitFor(
      () => expect(events()).toContain('filterPods cluster,namespace,text'),
      { timeout: 10_000 },
    );
    expect(events().filter(each => !each.startsWith('filterPods'))).toEqual([
      'openTab kubernetes',
      'openHelp ApplicationError',
      'answerHelp ApplicationError',
      'openConnect kubectl',
      'openLogs pod',
      'groupPods label',
    ]);
    const sent = analytics.getEvents().filter(ofTheTab);
    expect(sent.find(({ action }) => action === 'answerHelp')).toMatchObject({
      attributes: { helped: 'no' },
    });
    expect(JSON.stringify(sent)).not.toMatch(PLANTED);
  });

  it('count what a link opens, but not how it groups and filters', async () => {
    const pod = encodeURIComponent(`${CLUSTER}/${NAMESPACE}/${POD}`);
    const { events } = await show(
      `?group=version&q=zebra&logs=crashes&crash=${pod}`,
    );
    expect(events()).toEqual(['openTab kubernetes', 'openLogs crashes']);
  });
});
