/** The page for those who run the clusters. */
export const CLUSTERS_PAGE_MESSAGES = {
  clustersPage: {
    intro:
      'Connection health per cluster, from requests since the backend started. Diagnose sends test requests.',
    caption: 'Clusters',
    loading: 'Looking up the clusters',
    reload: 'Refresh',
    updated: 'As of {{ago}}',
    updatedReplicas: 'As of {{ago}}, from {{replicas}} backend replicas',
    emptyTitle: 'No clusters',
    emptyText:
      'Add one under `kubernetes.clusterLocatorMethods` in app-config, or through a module with a ClusterProvider.',
    providerTitle: 'Cluster provider {{provider}}',
    peerTitle: '@backstage/plugin-kubernetes is in this app, too',
    peerText:
      'Something provides the API {{api}} of that package. Its tab and pages cannot read from the backend of Podlight. Remove it from the app and run: yarn --cwd packages/app remove @backstage/plugin-kubernetes',
    forbiddenTitle: 'You may not see how the clusters are doing',
    forbiddenText:
      'It takes the permission {{permission}}. Ask whoever runs Backstage.',
    failedTitle: 'The clusters could not be looked up',
    retry: 'Try again',
    column: {
      name: 'Cluster',
      condition: 'State',
      latency: 'Latency',
      lastError: 'Last error',
      watches: 'Watches',
      viewers: 'Viewers',
      provider: 'Found by',
      actions: 'Actions',
    },
    condition: {
      ok: 'Works',
      degraded: 'Works, with errors',
      failing: 'Fails',
      unknown: 'Not asked recently',
    },
    breaker: {
      open: 'Left alone after repeated failures',
      halfOpen: 'The next request finds out whether it is well again',
    },
    lastSuccess: 'Last answer {{ago}}',
    latencyValue: '{{p50}} ms',
    latencyDetail: '95 % within {{p95}} ms',
    none: 'None',
    auth: 'credential: {{authProvider}}',
    diagnose: 'Diagnose',
    diagnoseLabel: 'Diagnose {{cluster}}',
  },
  diagnosis: {
    title: 'Diagnosis of {{cluster}}',
    subtitle:
      'From the Backstage backend, with the credential that your requests use',
    running: 'Trying one step after the other',
    failed: 'The diagnosis could not be made',
    again: 'Diagnose again',
    close: 'Close',
    allGood: 'Everything works from here.',
    wayOut: 'What to do',
    outcome: { ok: 'works', failed: 'fails', skipped: 'not tried' },
    took: '{{ms}} ms',
    step: {
      dns: 'The name of the API server has an address',
      tcp: 'It accepts connections',
      tls: 'Its certificate is accepted',
      answer: 'It answers requests',
      authenticate: 'It accepts the credential',
      listPods: 'The credential may list pods',
    },
    advice: {
      dns: 'Check the host name in the cluster’s URL, and that the backend’s DNS knows it: from the backend’s pod, `getent hosts NAME`. Private clusters often have names that only their own network resolves.',
      tcp: 'Check that the cluster is up and that a firewall, a network policy or a list of authorised networks lets the backend’s address in.',
      tls: 'Give the cluster’s certificate authority as `caData` or `caFile`, and `tlsServerName` where the certificate is for another name. If it worked before, the authority was probably rotated.',
      listPods:
        'Bind the read-only ClusterRole of this plugin to the account that the message names. Where it may only read some namespaces, only entities with the annotation `backstage.io/kubernetes-namespace` show pods.',
    },
  },
} as const;
