import { EntityProvider } from '@backstage/plugin-catalog-react';
import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { screen, waitFor } from '@testing-library/react';
import { renderLoaded } from '../../__testUtils__/renderLoaded';
import { refusal } from '../../__testUtils__/showTab';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  anEntity,
  aPodRow,
  FakeKubernetesApi,
  POD_IN_STATE,
} from '../../fixtures';
import { KubernetesCard } from './KubernetesCard';
import { commandText } from '../../__testUtils__/commandText';

const TAB = '/catalog/default/component/dice-roller/runtime';

function show(
  messages: readonly ServiceMessage[],
  entity = anEntity(),
  end?: Error,
  href: string | undefined = TAB,
) {
  return showOver(new FakeKubernetesApi({ messages, end }), entity, href);
}

function showOver(
  api: FakeKubernetesApi,
  entity = anEntity(),
  href: string | undefined = TAB,
) {
  return renderLoaded(
    <EntityProvider entity={entity}>
      <KubernetesCard href={href || undefined} />
    </EntityProvider>,
    api,
  );
}

const failing = aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing });

describe('KubernetesCard', () => {
  it('says how the service does and what is wrong first of all', async () => {
    await show([
      aHello(['eu', 'us']),
      aCluster('eu', [failing, aPodRow({ name: 'dice-1' })], {
        findings: [
          aFinding(['dice-2'], {
            id: 'warn',
            class: 'FlappingRestarts',
            severity: 'warning',
          }),
          aFinding(['dice-2']),
        ],
      }),
      aFailedCluster('us'),
    ]);
    expect(
      await screen.findByText(/^1 of 2 pods is failing; us unreachable/),
    ).toBeVisible();
    expect(
      screen.getByText('2 clusters · 1 unreachable or incomplete'),
    ).toBeVisible();
    expect(
      screen.getByRole('img', { name: '1 failing, 1 ready' }),
    ).toBeVisible();
    expect(
      screen.getByText(
        'Deployment dice-roller · 1 pod · eu · and 1 more cause',
      ),
    ).toBeVisible();
    const link = screen.getByRole('link', {
      name: 'Crashes with an error',
    });
    const url = new URL(link.getAttribute('href') ?? '', 'http://localhost');
    expect(url.pathname).toBe('/catalog/default/component/dice-roller/runtime');
    expect(url.searchParams.get('finding')).toMatch(/^ApplicationError/);
  });

  it('has no cause where all is ready', async () => {
    await show([aHello(['eu']), aCluster('eu', [aPodRow()])]);
    expect(await screen.findByText('The only pod is ready')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Pods, logs, and help' }),
    ).toHaveAttribute('href', '/catalog/default/component/dice-roller/runtime');
    expect(screen.getAllByRole('link')).toHaveLength(1);
  });

  it('is not green above a Job that failed and a Service without endpoints', async () => {
    await show([
      aHello(['eu']),
      aCluster('eu', [aPodRow()], {
        findings: ['JobBackoffLimitExceeded', 'ServiceNoEndpoints'].map(name =>
          aFinding([], {
            id: name,
            class: name,
            scope: { namespace: 'games', kind: 'Job', name },
          }),
        ),
      }),
    ]);
    expect(
      await screen.findByText('The only pod is ready; 2 causes need attention'),
    ).toBeVisible();
    expect(document.querySelector('[data-state="ready"][style*="28px"]')).toBe(
      null,
    );
    expect(
      document.querySelector('[data-state="failing"][style*="28px"]'),
    ).toBeInTheDocument();
  });

  it('shows a skeleton until the first message', async () => {
    await show([]);
    expect(
      await screen.findByRole('status', { name: 'Looking for pods' }),
    ).toBeVisible();
  });

  it('says how to annotate an entity that is not', async () => {
    await show([aHello(['eu']), aCluster('eu', [])], anEntity({}));
    expect(await screen.findByText('No pods')).toBeVisible();
    expect(
      screen.getByText(
        commandText(/annotations:\s+backstage.io\/kubernetes-id: dice-roller/),
      ),
    ).toBeVisible();
  });

  it('does not tell those to annotate who have', async () => {
    await show([aHello(['eu']), aCluster('eu', [])]);
    expect(await screen.findByText('No pods')).toBeVisible();
    expect(screen.queryByText(/annotations:/)).not.toBeInTheDocument();
  });

  it('does not tell those to annotate whose pods were found otherwise', async () => {
    await show([aHello(['eu']), aCluster('eu', [aPodRow()])], anEntity({}));
    expect(await screen.findByText('The only pod is ready')).toBeVisible();
    expect(screen.queryByText(/annotations:/)).not.toBeInTheDocument();
  });

  it('names one cause without a number of others, and none that only informs', async () => {
    await show([
      aHello(['eu']),
      aCluster('eu', [failing], {
        findings: [
          aFinding(['dice-2']),
          aFinding(['dice-2'], { id: 'note', severity: 'info' }),
        ],
      }),
    ]);
    expect(
      await screen.findByText('Deployment dice-roller · 1 pod · eu'),
    ).toBeVisible();
  });

  it('leads nowhere where there is no tab', async () => {
    await show(
      [
        aHello(['eu']),
        aCluster('eu', [failing], { findings: [aFinding(['dice-2'])] }),
      ],
      anEntity(),
      undefined,
      '',
    );
    expect(await screen.findByText('Crashes with an error')).toBeVisible();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('shows the refusal', async () => {
    await show([], anEntity(), await refusal(403, 'Not yours'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You don’t have permission to view Kubernetes resources of this entity',
    );
  });

  it('shows what it knew beside a refusal that came later, and asks again', async () => {
    const api = new FakeKubernetesApi({
      messages: [aHello(['eu']), aCluster('eu', [aPodRow()])],
      end: await refusal(403, 'Not yours'),
    });
    const follow = jest.spyOn(api, 'followService');
    const user = await showOver(api);
    expect(await screen.findByRole('alert')).toHaveTextContent('Not yours');
    // Nobody knows whether it is still ready.
    expect(screen.queryByText('The only pod is ready')).toBeNull();
    expect(screen.getByRole('img', { name: /1 / })).toBeVisible();
    const asked = follow.mock.calls.length;
    await user.click(screen.getByRole('button', { name: 'Retry now' }));
    await waitFor(() =>
      expect(follow.mock.calls.length).toBeGreaterThan(asked),
    );
  });
});
