import { screen, within } from '@testing-library/react';
import {
  aCluster,
  aFailedCluster,
  aHello,
  anEntity,
  aPodRow,
  aReason,
} from '../../fixtures';
import { oneFailure } from '../../__testUtils__/services';
import { refusal, showTab } from '../../__testUtils__/showTab';
import { commandText } from '../../__testUtils__/commandText';

describe('KubernetesTab', () => {
  it('says at a glance how the service does, in numbers and in words', async () => {
    await showTab(oneFailure);
    expect(
      await screen.findByRole('heading', { name: '1 of 4 pods is failing' }),
    ).toBeVisible();
    expect(
      screen.getAllByRole('img', { name: '1 failing, 3 ready' })[0],
    ).toBeVisible();
    expect(screen.getByText('2 clusters')).toBeVisible();
    expect(screen.getByText(/^Live · updated/)).toBeVisible();
  });

  describe('clusters that cannot be read', () => {
    it('say why and what to do, while others show their pods', async () => {
      await showTab([
        aHello(['eu', 'us']),
        aCluster('eu', [aPodRow({ name: 'dice-1' })]),
        aFailedCluster('us', aReason('unauthenticated', 'Unauthorized')),
      ]);
      expect(
        await screen.findByText('The cluster rejected Backstage’s credentials'),
      ).toBeVisible();
      expect(screen.getByText('Unauthorized')).toBeVisible();
      expect(
        screen.getByText(/to renew this cluster’s credentials/),
      ).toBeVisible();
      expect(screen.getByRole('button', { name: /^dice-1,/ })).toBeVisible();
      expect(
        screen.getByRole('heading', {
          name: /^The only visible pod is ready; no data from us/,
        }),
      ).toBeVisible();
    });

    it('keep their last pods, with their age', async () => {
      await showTab([
        aHello(['eu']),
        aCluster('eu', [aPodRow({ name: 'dice-1' })]),
        aFailedCluster('eu'),
      ]);
      expect(await screen.findByText(/^Data from/)).toBeVisible();
      expect(screen.getByRole('button', { name: /^dice-1,/ })).toBeVisible();
    });

    it('name kinds that may not be read, without hiding pods', async () => {
      const user = await showTab([
        aHello(['eu']),
        aCluster('eu', [aPodRow({ name: 'dice-1' })], {
          kindProblems: ['Job', 'CronJob'].map(kind => ({
            kind,
            reason: aReason('forbidden', 'jobs.batch is forbidden'),
          })),
        }),
      ]);
      await user.click(await screen.findByText('Can’t read Job, CronJob'));
      expect(screen.getByText('jobs.batch is forbidden')).toBeVisible();
      expect(screen.getByRole('button', { name: /^dice-1,/ })).toBeVisible();
    });

    it('may be missing from the list, which is said', async () => {
      await showTab([
        aHello(['eu'], {
          providerProblems: [{ provider: 'gke', message: 'quota exceeded' }],
        }),
        aCluster('eu', [aPodRow()]),
      ]);
      expect(await screen.findByRole('alert')).toHaveTextContent(
        /Some clusters may be missing.*gke failed: quota exceeded/,
      );
    });
  });

  it('never takes no pods for well, and says how to check', async () => {
    await showTab([
      aHello(['eu', 'us'], { namespace: 'games' }),
      aCluster('eu', []),
      aCluster('us', []),
    ]);
    expect(
      await screen.findByRole('heading', { name: 'No pods match this entity' }),
    ).toBeVisible();
    expect(
      screen.getByText(
        commandText(
          'kubectl get pods -n games -l backstage.io/kubernetes-id=dice-roller',
        ),
      ),
    ).toBeVisible();
    expect(screen.queryByText(/ready/)).not.toBeInTheDocument();
  });

  it('shows the custom resource of a service that has nothing else, and no advice about pods', async () => {
    const user = await showTab([
      aHello(['eu']),
      aCluster('eu', [], {
        objects: [
          {
            ...{ kind: 'Kafka', namespace: 'games', name: 'events' },
            customResource: {
              definition: 'kafkas.kafka.strimzi.io',
              state: 'healthy',
            },
          },
        ],
      }),
    ]);
    expect(
      await screen.findByRole('heading', {
        name: 'The only object is healthy',
      }),
    ).toBeVisible();
    const kafka = within(
      screen.getByRole('list', { name: 'Other objects' }),
    ).getByRole('button', { name: /^Kafka events/ });
    expect(
      screen.queryByRole('heading', { name: 'No pods match this entity' }),
    ).not.toBeInTheDocument();
    await user.click(kafka);
    expect(screen.getByRole('dialog', { name: 'events' })).toHaveTextContent(
      'Kafka · eu · Namespace games',
    );
  });

  it('says which part of a link it could not take', async () => {
    await showTab(
      [aHello(['eu']), aCluster('eu', [aPodRow()])],
      {},
      '?status=failing,broken&size=xxl',
    );
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent(
      /Unknown value status=broken\. Use one of: failing/,
    );
    expect(notice).toHaveTextContent(
      'Unknown value size=xxl. Use one of: s, m, l.',
    );
  });

  it('says how to annotate an entity that does not say where it runs', async () => {
    await showTab([aHello(['eu']), aCluster('eu', [])], {}, '', {
      entity: anEntity({}),
    });
    expect(
      await screen.findByText(
        commandText(/annotations:\s+backstage.io\/kubernetes-id: dice-roller/),
      ),
    ).toBeVisible();
  });

  it('puts clusters without pods in one line', async () => {
    await showTab([
      aHello(['eu', 'us', 'ap']),
      aCluster('eu', [aPodRow()]),
      aCluster('us', []),
      aCluster('ap', []),
    ]);
    expect(
      await screen.findByText('No pods in 2 other clusters'),
    ).toBeVisible();
  });

  it('says that there is no cluster to look in', async () => {
    await showTab([aHello([])]);
    expect(
      await screen.findByRole('heading', {
        name: 'No clusters for this entity',
      }),
    ).toBeVisible();
  });

  it('shows the outline until the first message', async () => {
    await showTab([]);
    expect(
      await screen.findByRole('status', { name: 'Looking for pods' }),
    ).toBeVisible();
  });

  describe('without a connection', () => {
    it('keeps the last data and says that it is old', async () => {
      await showTab(oneFailure, { end: new Error('network changed') });
      const alert = await screen.findByRole('alert');
      expect(alert).toHaveTextContent('Lost connection to Backstage');
      expect(alert).toHaveTextContent('network changed');
      expect(screen.getByRole('button', { name: /^dice-1,/ })).toBeVisible();
      expect(
        within(alert).getByRole('button', { name: 'Retry now' }),
      ).toBeVisible();
    });

    it('names the permission that is missing', async () => {
      await showTab([], { end: await refusal(403, 'Not yours') });
      expect(await screen.findByRole('alert')).toHaveTextContent(
        /You don’t have permission.*kubernetes\.resources\.read.*Not yours/,
      );
    });

    it('says what to check when the backend knows nothing', async () => {
      await showTab([], { end: await refusal(404, 'No entity') });
      expect(await screen.findByRole('alert')).toHaveTextContent(
        /Entity or Kubernetes backend plugin not found.*No entity/,
      );
    });
  });
});
