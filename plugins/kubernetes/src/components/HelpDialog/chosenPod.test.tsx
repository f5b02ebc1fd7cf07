import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCluster,
  aFinding,
  aHello,
  aPodRow,
  POD_IN_STATE,
} from '../../fixtures';
import { showTab } from '../../__testUtils__/showTab';
import { commandText } from '../../__testUtils__/commandText';

/** The same cause in two clusters; that of `us` has the newer pods and speaks for both. */
const twoClusters = [
  aHello(['eu', 'us']),
  aCluster(
    'eu',
    [
      aPodRow({ name: 'dice-1', ...POD_IN_STATE.failing }),
      aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing }),
    ],
    {
      findings: [
        aFinding(['dice-1', 'dice-2'], {
          params: { ...aFinding([]).params, pod: 'dice-2' },
        }),
      ],
    },
  ),
  aCluster('us', [aPodRow({ name: 'dice-3', ...POD_IN_STATE.failing })], {
    findings: [aFinding(['dice-3'])],
  }),
];

const command = (cluster: string, pod: string) =>
  commandText(
    `kubectl --context=${cluster} -n games logs ${pod} -c app --previous --tail=100`,
  );

const log = ({ name }: { readonly name: string }) => `crash of ${name}`;

describe('the pod that help is about', () => {
  it('is the same in the log and in the command for that log', async () => {
    const user = await showTab(twoClusters, { log });
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    expect(screen.getByText(command('eu', 'dice-2'))).toBeVisible();
    expect(await screen.findByText('crash of dice-2')).toBeVisible();
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Pod' }),
      'dice-3 (us)',
    );
    expect(await screen.findByText('crash of dice-3')).toBeVisible();
    expect(screen.getByText(command('us', 'dice-3'))).toBeVisible();
  });

  it('is the open one, not the one that speaks for all', async () => {
    await showTab(twoClusters, { log });
    await userEvent.click(
      await screen.findByRole('button', { name: /^dice-1,/ }),
    );
    const dialog = await screen.findByRole('dialog', { name: /dice-1/ });
    expect(within(dialog).getByText(command('eu', 'dice-1'))).toBeVisible();
  });
});
