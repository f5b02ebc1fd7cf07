import {
  ClusterDiagnosis,
  ClusterHealthList,
  ClusterHealthRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { secondsAgo } from '../../src/fixtures';

function aRow(
  name: string,
  changes: Partial<ClusterHealthRow> = {},
): ClusterHealthRow {
  return {
    name,
    condition: 'ok',
    provider: 'config',
    authProvider: 'serviceAccount',
    breaker: 'closed',
    lastSuccessAt: secondsAgo(4),
    latency: { p50Ms: 12, p95Ms: 80, requests: 100 },
    watches: 11,
    viewers: 3,
    ...changes,
  };
}

const HEALTHY = [
  aRow('prod-eu', { title: 'Production Europe', region: 'europe-west3' }),
  aRow('prod-us', { title: 'Production US', region: 'us-east1' }),
];

const FAILING = aRow('edge-9', {
  condition: 'failing',
  breaker: 'open',
  lastError: {
    at: secondsAgo(30),
    code: 'timeout',
    message: 'connect ETIMEDOUT 10.1.2.3:6443',
  },
  latency: undefined,
  lastSuccessAt: secondsAgo(4_000),
});

function aList(clusters: readonly ClusterHealthRow[]): ClusterHealthList {
  return { at: secondsAgo(2), clusters: [...clusters], providerProblems: [] };
}

/** What the page of the clusters is answered. */
export const CLUSTER_LISTS = {
  empty: aList([]),
  healthy: aList(HEALTHY),
  partial: {
    ...aList([FAILING, ...HEALTHY]),
    providerProblems: [{ provider: 'gke', message: 'quota exceeded' }],
  },
};

const REACHED: ClusterDiagnosis['steps'] = [
  { step: 'dns', outcome: 'ok', ms: 3, message: 'resolves to 1 address' },
];

/** What the diagnosis of a cluster finds. */
export const DIAGNOSES: Readonly<
  Record<'healthy' | 'failed', ClusterDiagnosis>
> = {
  healthy: {
    cluster: 'prod-eu',
    at: secondsAgo(1),
    steps: [
      ...REACHED,
      {
        step: 'tcp',
        outcome: 'ok',
        ms: 8,
        message: 'a connection was accepted',
      },
      {
        step: 'tls',
        outcome: 'ok',
        ms: 12,
        message: 'the certificate is valid',
      },
      { step: 'authenticate', outcome: 'ok', ms: 9, message: 'signed in' },
      {
        step: 'list-pods',
        outcome: 'ok',
        ms: 21,
        message: 'pods can be listed',
      },
    ],
  },
  failed: {
    cluster: 'edge-9',
    at: secondsAgo(1),
    steps: [
      ...REACHED,
      {
        step: 'tcp',
        outcome: 'failed',
        ms: 3_000,
        code: 'timeout',
        message: 'connect ETIMEDOUT 10.1.2.3:6443',
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
  },
};
