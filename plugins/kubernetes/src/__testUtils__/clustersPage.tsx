import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  ClusterDiagnosis,
  ClusterHealthList,
  ClusterHealthRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { FakeAnswers, FakeKubernetesApi } from '../fixtures';
import { ClustersPage } from '../components/ClustersPage/ClustersPage';

const NOW = new Date().toISOString();

/** A cluster that works. */
export function aClusterRow(
  changes: Partial<ClusterHealthRow> = {},
): ClusterHealthRow {
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

/** A cluster that cannot be reached. */
export const failingRow = aClusterRow({
  name: 'us',
  title: 'United States',
  region: 'us-east-1',
  condition: 'failing',
  breaker: 'open',
  lastError: { at: NOW, code: 'timeout', message: 'it hangs' },
  latency: undefined,
  lastSuccessAt: undefined,
});

export function aClusterList(
  ...clusters: ClusterHealthRow[]
): ClusterHealthList {
  return { at: NOW, clusters, providerProblems: [] };
}

export function showClustersPage(answers: FakeAnswers, route = '/kubernetes') {
  renderInTestApp(<ClustersPage />, {
    apis: [[kubernetesApiRef, new FakeKubernetesApi(answers)]],
    initialRouteEntries: [route],
  });
}

export function throwing(error: Error) {
  return () => {
    throw error;
  };
}

export async function forbidden() {
  return ResponseError.fromResponse(new Response('{}', { status: 403 }));
}

/** Of a cluster that a firewall keeps away. */
export const diagnosis: ClusterDiagnosis = {
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
