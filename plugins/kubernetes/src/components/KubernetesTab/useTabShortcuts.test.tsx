import { EntityProvider } from '@backstage/plugin-catalog-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import {
  aCluster,
  aFinding,
  aHello,
  anEntity,
  aPodRow,
  FakeKubernetesApi,
  POD_IN_STATE,
} from '../../fixtures';
import { renderLoaded } from '../../__testUtils__/renderLoaded';
import { showTab, viewSearch } from '../../__testUtils__/showTab';
import { KubernetesTab } from './KubernetesTab';

const failing = { ...POD_IN_STATE.failing };

async function show() {
  const api = new FakeKubernetesApi({
    messages: [
      aHello(['eu']),
      aCluster(
        'eu',
        [
          aPodRow({ name: 'dice-1' }),
          aPodRow({ name: 'dice-2', ...failing }),
          aPodRow({ name: 'dice-3', ...failing }),
        ],
        { findings: [aFinding(['dice-2', 'dice-3'])] },
      ),
    ],
  });
  const user = await renderLoaded(
    <EntityProvider entity={anEntity()}>
      <button type="button">elsewhere</button>
      <KubernetesTab />
    </EntityProvider>,
    api,
  );
  const ready = screen.getByRole('button', { name: /^dice-1,/ });
  act(() => ready.focus());
  return user;
}

const focused = () => document.activeElement?.getAttribute('aria-label');

describe('keys in the tab', () => {
  it('n and p walk from problem to problem, round and round', async () => {
    const user = await show();
    await user.keyboard('n');
    expect(focused()).toMatch(/^dice-2, failing/);
    await user.keyboard('n');
    expect(focused()).toMatch(/^dice-3, failing/);
    await user.keyboard('n');
    expect(focused()).toBe('Help with Crashes with an error, dice-roller');
    await user.keyboard('p');
    expect(focused()).toMatch(/^dice-3, failing/);
  });

  it('n opens what hides problems: a group, then the rest of the causes', async () => {
    const pods = Array.from({ length: 7 }, (_, i) =>
      aPodRow({ name: `dice-${i}`, ...failing }),
    );
    const findings = pods.map(({ name }, i) => {
      const { scope, ...rest } = aFinding([name], { id: `cause-${i}` });
      return { ...rest, scope: { ...scope, name } };
    });
    const user = await showTab(
      [aHello(['eu']), aCluster('eu', pods, { findings })],
      {},
      '?folded=eu',
    );
    const fold = await screen.findByRole('button', { name: 'eu' });
    const causes = () =>
      screen.queryAllByRole('button', { name: /^Help with/ });
    expect(causes()).toHaveLength(5);
    act(() => causes()[4].focus());
    await user.keyboard('n');
    expect(causes()).toHaveLength(7);
    expect(causes()[5]).toHaveFocus();
    expect(viewSearch()).toContain('all=causes');
    await user.keyboard('nn');
    expect(fold).toHaveAttribute('aria-expanded', 'true');
    expect(focused()).toMatch(/^dice-0, failing/);
    await user.click(screen.getByRole('button', { name: 'Show fewer' }));
    await user.keyboard('p');
    expect(causes()[4]).toHaveFocus();
    await user.keyboard('ppppp');
    expect(focused()).toMatch(/^dice-6, failing/);
    await user.click(fold);
    await user.keyboard('p');
    expect(causes()[6]).toHaveFocus();
  });

  it('n goes from row to row of the table', async () => {
    const user = await showTab(
      [
        aHello(['eu']),
        aCluster(
          'eu',
          ['dice-1', 'dice-2'].map(name => aPodRow({ name, ...failing })),
          { findings: [aFinding(['dice-1', 'dice-2'])] },
        ),
      ],
      {},
      '?view=table',
    );
    const table = await screen.findByRole('table');
    const [help] = screen.getAllByRole('button', { name: /^Help with/ });
    act(() => help.focus());
    await user.keyboard('n');
    expect(within(table).getByRole('button', { name: 'dice-1' })).toHaveFocus();
    await user.keyboard('n');
    expect(within(table).getByRole('button', { name: 'dice-2' })).toHaveFocus();
  });

  it('g groups by the next dimension and announces it', async () => {
    const user = await show();
    await user.keyboard('g');
    expect(screen.getByRole('combobox', { name: 'Group by' })).not.toHaveValue(
      'cluster',
    );
    expect(screen.getByText(/^Grouped by /)).toBeInTheDocument();
  });

  it('keeps the focus when g takes the tile away that had it, so that the next key works', async () => {
    const user = await show();
    await user.keyboard('g');
    await waitFor(() => expect(focused()).toMatch(/^dice-1,/));
    await user.keyboard('/');
    expect(
      screen.getByRole('searchbox', { name: 'Filter pods' }),
    ).toHaveFocus();
  });

  it('l opens the pod in focus', async () => {
    const user = await show();
    await user.keyboard('l');
    expect(await screen.findByRole('dialog', { name: /dice-1/ })).toBeVisible();
  });

  it('h explains the problem of the pod in focus, and nothing where there is none', async () => {
    const user = await show();
    await user.keyboard('h');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await user.keyboard('nh');
    expect(
      await screen.findByRole('dialog', {
        name: 'Crashes with an error',
      }),
    ).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(focused()).toMatch(/^dice-2, failing/));
    await user.keyboard('ph');
    expect(
      await screen.findByRole('dialog', {
        name: 'Crashes with an error',
      }),
    ).toBeVisible();
  });

  it('? shows the keys, and Escape brings the focus back', async () => {
    const user = await show();
    await user.keyboard('?');
    const sheet = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(sheet).toHaveTextContent('Next problem');
    expect(
      within(sheet).getByRole('region', { name: 'Filter' }),
    ).toHaveTextContent('zone:');
    await user.keyboard('{Escape}');
    expect(focused()).toMatch(/^dice-1,/);
  });

  it('are left alone in a field, with a modifier, and elsewhere on the page', async () => {
    const user = await show();
    await user.keyboard('{Control>}g{/Control}');
    act(() => screen.getByRole('button', { name: 'elsewhere' }).focus());
    await user.keyboard('?');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    const filter = screen.getByRole('searchbox', { name: 'Filter pods' });
    await user.type(filter, 'gnl?');
    expect(filter).toHaveValue('gnl?');
    expect(screen.getByRole('combobox', { name: 'Group by' })).toHaveValue(
      'cluster',
    );
  });

  it('pause stops what is shown, until it is resumed', async () => {
    const user = await show();
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    expect(screen.getByText(/^Paused/)).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Reload' }),
    ).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Resume' }));
    expect(await screen.findByText(/^Live/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Reload' }));
    expect(await screen.findByText(/^Live/)).toBeVisible();
  });
});
