/** The page for those who run the clusters. */
export const CLUSTERS_PAGE_MESSAGES = {
  clustersPage: {
    intro:
      'Connection health per cluster, from requests since the backend started. Diagnose sends test requests.',
    caption: 'Clusters',
    loading: 'Loading clusters',
    reload: 'Reload',
    fleet: 'Services in these clusters',
    updated: 'Updated {{ago}}',
    updatedReplicas: 'Updated {{ago}}, from {{replicas}} backend replicas',
    emptyTitle: 'No clusters',
    emptyText:
      'Add one under `kubernetes.clusterLocatorMethods` in app-config, or install a module with a ClusterProvider.',
    providerTitle: 'Cluster provider {{provider}} failed',
    peerTitle: '@backstage/plugin-kubernetes is also in this app',
    peerText:
      'The app provides that package’s API {{api}}. Its tab and pages can’t read from Podlight’s backend. Remove the package: yarn --cwd packages/app remove @backstage/plugin-kubernetes',
    forbiddenTitle: 'You don’t have permission to view cluster health',
    forbiddenText:
      'You need the permission {{permission}}. Ask your Backstage admins for it.',
    failedTitle: 'Couldn’t load the clusters',
    retry: 'Retry',
    column: {
      name: 'Cluster',
      condition: 'Status',
      latency: 'Latency',
      lastError: 'Last error',
      watches: 'Watches',
      viewers: 'Viewers',
      provider: 'Source',
      actions: 'Actions',
    },
    condition: {
      ok: 'Healthy',
      degraded: 'Degraded',
      failing: 'Failing',
      unknown: 'No recent requests',
    },
    breaker: {
      open: 'Requests paused after repeated failures',
      halfOpen: 'The next request tests whether it has recovered',
    },
    lastSuccess: 'Last response {{ago}}',
    latencyValue: '{{p50}} ms',
    latencyDetail: '95% within {{p95}} ms',
    none: 'None',
    auth: 'auth: {{authProvider}}',
    diagnose: 'Diagnose',
    diagnoseLabel: 'Diagnose {{cluster}}',
  },
  diagnosis: {
    title: 'Diagnosis of {{cluster}}',
    subtitle:
      'Runs on the Backstage backend with the credentials your requests use',
    running: 'Running the checks',
    failed: 'Couldn’t run the diagnosis',
    again: 'Diagnose again',
    close: 'Close',
    allGood: 'All checks passed.',
    wayOut: 'What to do',
    outcome: { ok: 'OK', failed: 'failed', skipped: 'skipped' },
    took: '{{ms}} ms',
    step: {
      dns: 'DNS',
      tcp: 'TCP connection',
      tls: 'TLS',
      answer: 'API response',
      authenticate: 'Credentials',
      listPods: 'Permission to list pods',
    },
    advice: {
      dns: 'Check the host name in the cluster’s URL, and whether the backend can resolve it: run `getent hosts NAME` in the backend’s pod. Names of private clusters often resolve only in their own network.',
      tcp: 'Check that the cluster is up, and that no firewall, network policy, or list of authorized networks blocks the backend’s address.',
      tls: 'Set the cluster’s certificate authority as `caData` or `caFile`, and `tlsServerName` if the certificate is for another name. If it worked before, the CA was probably rotated.',
      listPods:
        'Bind this plugin’s read-only ClusterRole to the account in the message. If that account may read only some namespaces, pods show only for entities with the annotation `backstage.io/kubernetes-namespace`.',
    },
  },
} as const;
