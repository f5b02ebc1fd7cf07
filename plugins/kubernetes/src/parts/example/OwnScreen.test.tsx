import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useLocation } from 'react-router-dom';
import {
  aCluster,
  aContainerRow,
  aFinding,
  aHello,
  anEntity,
  aPodRow,
  FakeKubernetesApi,
  POD_IN_STATE,
  secondsAgo,
} from '../../fixtures';
import { renderLoaded } from '../../__testUtils__/renderLoaded';
import { OwnScreen } from './OwnScreen';

const crashed = aPodRow({
  name: 'dice-2',
  ...POD_IN_STATE.failing,
  restarts: 3,
  lastRestartAt: secondsAgo(60),
  containers: [
    aContainerRow({
      ready: false,
      restarts: 3,
      hasPreviousLog: true,
      state: 'waiting',
    }),
  ],
});

function Query() {
  return <output aria-label="query">{useLocation().search}</output>;
}

function show() {
  const api = new FakeKubernetesApi({
    messages: [
      aHello(['eu']),
      aCluster('eu', [aPodRow({ name: 'dice-1' }), crashed], {
        findings: [aFinding(['dice-2'])],
      }),
    ],
    log: () => 'Error: connect ECONNREFUSED\n',
  });
  return renderLoaded(
    <>
      <OwnScreen entity={anEntity()} />
      <Query />
    </>,
    api,
  );
}

async function closeDialog(user: ReturnType<typeof userEvent.setup>) {
  await user.keyboard('{Escape}');
  await waitFor(() =>
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
  );
}

describe('a screen of one’s own', () => {
  it('is what the documentation shows', () => {
    const read = (file: string) => readFileSync(join(__dirname, file), 'utf8');
    const shown = read('OwnScreen.tsx').replace(
      /'\.\.(\/index)?'/,
      `'@podlight/backstage-plugin-kubernetes'`,
    );
    expect(read('../../../../../docs/extend-the-tab.md')).toContain(
      `\`\`\`tsx\n${shown}\`\`\``,
    );
  });

  it('leads from a cause to its help, and to the log', async () => {
    const user = await show();
    await user.click(await screen.findByRole('button', { name: /^Help with/ }));
    const help = await screen.findByRole('dialog', {
      name: 'Crashes with an error',
    });
    await user.click(
      await within(help).findByRole('button', { name: 'Open full log' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'dice-2', level: 3 }),
    ).toBeVisible();
    expect(await screen.findByRole('log')).toHaveTextContent('ECONNREFUSED');
  });

  it('shows only the pods in the states that are pressed', async () => {
    const user = await show();
    await screen.findByRole('button', { name: /^dice-1, ready/ });
    await user.click(screen.getByRole('button', { name: '1 failing' }));
    expect(
      screen.queryByRole('button', { name: /^dice-1, ready/ }),
    ).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^dice-2,/ })).toBeVisible();
  });

  it('connects to the cluster of a pod and to the pod, and leaves the URL alone', async () => {
    const user = await show();
    await user.click(await screen.findByRole('button', { name: /^dice-2,/ }));
    const [button] = screen.getAllByRole('button', { name: 'Connect to eu' });
    const aside = screen.getByRole('complementary');
    expect(button).toBeVisible();
    await user.click(
      await within(aside).findByRole('button', { name: 'Connect to eu' }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'Connect to eu' });
    expect(
      within(dialog).getByRole('region', { name: 'Pod dice-2' }),
    ).toBeVisible();
    expect(
      screen.getByRole('status', { name: 'query', hidden: true }),
    ).toHaveTextContent('');
    await closeDialog(user);
  });

  it('reads the logs of all crashes, and of all pods of a group', async () => {
    const user = await show();
    await user.click(
      await screen.findByRole('button', { name: /^Crash logs/ }),
    );
    const crashes = await screen.findByRole('dialog', { name: 'Crash logs' });
    expect(
      (await within(crashes).findAllByText(/ECONNREFUSED/)).length,
    ).toBeGreaterThan(0);
    await closeDialog(user);
    await user.click(screen.getAllByRole('button', { name: /^Logs of/ })[0]);
    await screen.findByRole('dialog', { name: 'Logs of 2 pods' });
    await closeDialog(user);
  });
});
