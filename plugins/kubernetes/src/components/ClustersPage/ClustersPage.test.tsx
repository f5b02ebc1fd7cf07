import { ResponseError } from '@backstage/errors';
import { createApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  ClusterDiagnosis,
  ClusterHealthList,
  ClusterHealthRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeAnswers, FakeKubernetesApi } from '../../fixtures';
import { ClustersPage } from './ClustersPage';

const NOW = new Date().toISOString();

function aRow(changes: Partial<ClusterHealthRow> = {}): ClusterHealthRow {
  return {
    name: 'eu',
    condition: 'ok',
    provider: 'config',
    authProvider: 'serviceAccount',
    breaker: 'closed',
    lastSuccessAt: NOW,
    latency: { p50Ms: 12, p95Ms: 80, requests: 100 },
    watches: 11,
    viewers: 3,
    ...changes,
  };
}

const failingRow = aRow({
  name: 'us',
  title: 'United States',
  region: 'us-east-1',
  condition: 'failing',
  breaker: 'open',
  lastError: { at: NOW, code: 'timeout', message: 'it hangs' },
  latency: undefined,
  lastSuccessAt: undefined,
});

function aList(...clusters: ClusterHealthRow[]): ClusterHealthList {
  return { at: NOW, clusters, providerProblems: [] };
}

function show(answers: FakeAnswers, route = '/kubernetes') {
  renderInTestApp(<ClustersPage />, {
    apis: [[kubernetesApiRef, new FakeKubernetesApi(answers)]],
    initialRouteEntries: [route],
  });
}

function throwing(error: Error) {
  return () => {
    throw error;
  };
}

async function forbidden() {
  return ResponseError.fromResponse(new Response('{}', { status: 403 }));
}

const diagnosis: ClusterDiagnosis = {
  cluster: 'us',
  at: NOW,
  steps: [
    { step: 'dns', outcome: 'ok', ms: 3, message: 'resolves to 1 address' },
    {
      step: 'tcp',
      outcome: 'failed',
      ms: 3000,
      code: 'timeout',
      message: 'connection timed out',
    },
    { step: 'tls', outcome: 'skipped', message: 'an earlier check failed' },
    {
      step: 'authenticate',
      outcome: 'skipped',
      message: 'an earlier check failed',
    },
    {
      step: 'list-pods',
      outcome: 'skipped',
      message: 'an earlier check failed',
    },
  ],
};

describe('ClustersPage', () => {
  it('names the package of the peer that was left in the app', async () => {
    const peer = createApiRef<object>({ id: 'plugin.kubernetes.service' });
    renderInTestApp(<ClustersPage />, {
      apis: [
        [
          kubernetesApiRef,
          new FakeKubernetesApi({ clusters: () => aList(aRow()) }),
        ],
        [peer, {}],
      ],
    });
    expect(
      await screen.findByText(/remove @backstage\/plugin-kubernetes$/),
    ).toHaveTextContent('plugin.kubernetes.service');
  });

  it('says nothing of the peer where only Podlight is in the app', async () => {
    show({ clusters: () => aList(aRow()) });
    await screen.findByRole('row', { name: /^eu/ });
    expect(screen.queryByText(/plugin-kubernetes/)).not.toBeInTheDocument();
  });

  it('shows each cluster’s state, latency, last error and the way out', async () => {
    show({ clusters: () => aList(aRow(), failingRow) });
    const works = await screen.findByRole('row', { name: /^eu/ });
    expect(works).toHaveTextContent('Healthy');
    expect(works).toHaveTextContent('12 ms');
    expect(works).toHaveTextContent('95% within 80 ms');
    const fails = screen.getByRole('row', { name: /^United States/ });
    expect(fails).toHaveTextContent('us · us-east-1');
    expect(fails).toHaveTextContent('Failing');
    expect(fails).toHaveTextContent('Requests paused after repeated failures');
    expect(fails).toHaveTextContent('The API server didn’t respond in time');
    expect(fails).toHaveTextContent('it hangs');
    expect(fails).toHaveTextContent('packets are dropped between');
  });

  it('diagnoses a cluster step by step, and says what to do at the one that fails', async () => {
    show({
      clusters: () => aList(aRow(), failingRow),
      diagnosis: () => diagnosis,
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Diagnose United States' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Diagnosis of us',
    });
    const steps = await within(dialog).findAllByRole('listitem');
    expect(steps).toHaveLength(5);
    expect(steps[0]).toHaveTextContent('DNS: OK 3 ms');
    expect(steps[1]).toHaveTextContent('TCP connection: failed 3000 ms');
    expect(steps[1]).toHaveTextContent('no firewall');
    expect(steps[4]).toHaveTextContent(
      'Permission to list pods: skipped (an earlier check failed)',
    );
    expect(steps[4]).not.toHaveTextContent('What to do');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('opens the diagnosis that the URL names, and tries again when told', async () => {
    const good: ClusterDiagnosis = {
      ...diagnosis,
      steps: diagnosis.steps.map(({ step }) => ({
        step,
        outcome: 'ok',
        ms: 1,
        message: 'fine',
      })),
    };
    const answers = [diagnosis, good];
    show(
      {
        clusters: () => aList(failingRow),
        diagnosis: () => answers.shift() ?? good,
      },
      '/kubernetes?diagnose=us',
    );
    await screen.findByText('What to do');
    await userEvent.click(
      screen.getByRole('button', { name: 'Diagnose again' }),
    );
    expect(await screen.findByText('All checks passed.')).toBeVisible();
  });

  it('does not flip between replicas of the backend: it adds them up', async () => {
    const answers = ['a', 'b'].map(replica => ({
      ...aList(aRow({ viewers: replica === 'a' ? 3 : 4 })),
      replica,
    }));
    show({ clusters: () => answers.shift() ?? aList() });
    expect(await screen.findByText(/^As of .* ago$|^As of now/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(
      await screen.findByText(/^As of .*, from 2 backend replicas$/),
    ).toBeVisible();
    expect(screen.getByRole('cell', { name: '7' })).toBeVisible();
  });

  it('keeps the clusters and reports the error when a refresh fails', async () => {
    const answers = [() => aList(aRow()), throwing(new Error('no backend'))];
    show({ clusters: () => (answers.shift() ?? throwing(new Error('x')))() });
    await screen.findByRole('row', { name: /^eu/ });
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('no backend')).toBeVisible();
    expect(screen.getByRole('row', { name: /^eu/ })).toBeVisible();
  });

  it('names the missing permission', async () => {
    show({ clusters: throwing(await forbidden()) });
    expect(await screen.findByText(/podlight\.clusters\.read/)).toBeVisible();
  });

  it('says how to add a cluster where there is none, and which provider failed', async () => {
    show({
      clusters: () => ({
        ...aList(),
        providerProblems: [{ provider: 'gke', message: 'no project' }],
      }),
    });
    expect(await screen.findByText('No clusters')).toBeVisible();
    const notice = screen.getByText('Cluster provider gke failed');
    expect(notice).toBeVisible();
    expect(screen.getByText('no project')).toBeVisible();
  });
});
