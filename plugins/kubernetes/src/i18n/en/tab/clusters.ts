/** Clusters that cannot be read, and screens on which there is nothing to see. */
export const CLUSTERS_MESSAGES = {
  cluster: {
    problem: {
      newer: 'Unknown problem “{{code}}”: the backend is newer than this page',
      dns: 'DNS can’t resolve the API server’s name',
      unreachable: 'API server unreachable',
      tls: 'TLS connection to the API server failed',
      timeout: 'The API server didn’t respond in time',
      unauthenticated: 'The cluster rejected Backstage’s credentials',
      forbidden: 'Backstage isn’t allowed to read this cluster',
      throttled: 'The API server is throttling Backstage',
      apiAbsent: 'The cluster doesn’t serve this API',
      malformed: 'Invalid response from the cluster',
      serverError: 'The API server returned an error',
      credential: 'No credentials for this cluster',
      openCircuit: 'Cluster unreachable',
      limited: 'Too many objects to show them all',
      misconfigured: 'Cluster is misconfigured',
    },
    advice: {
      newer:
        'Upgrade @podlight/backstage-plugin-kubernetes to the backend’s version. Already done? Reload the page.',
      dns: 'Check the host name in the cluster’s URL, and DNS on the Backstage backend.',
      unreachable:
        'Check that the cluster is up and that the Backstage backend can connect to it (network, firewall, VPN, private endpoint).',
      tls: 'Check what listens on this port: `openssl s_client -connect HOST:PORT` shows its TLS versions and certificates.',
      timeout:
        'The API server may be overloaded, or packets are dropped between Backstage and the cluster. Backstage retries automatically.',
      unauthenticated:
        'The token may have expired or been revoked. Ask your Backstage admins to renew this cluster’s credentials.',
      forbidden:
        'Ask the cluster’s admins to bind this plugin’s read-only ClusterRole to Backstage’s account.',
      throttled: 'No action needed: Backstage slows down and retries.',
      apiAbsent:
        'Check that the cluster’s URL points to a Kubernetes API server.',
      malformed:
        'Something other than Kubernetes may have answered, such as a proxy’s login page. Check the cluster’s URL.',
      serverError:
        'Backstage retries automatically. If the error persists, ask the cluster’s admins to check the API server.',
      credential:
        'Ask your Backstage admins to check the authentication of this cluster in the configuration.',
      openCircuit: 'Backstage retries every few seconds.',
      limited:
        'To see everything, use a narrower label selector on the entity, or put the label on the pods themselves.',
      misconfigured:
        'Backstage won’t connect until this is fixed in app-config, in the cluster’s catalog entity, or in the cluster provider.',
    },
    says: 'Details',
    troubles: 'Missing data: {{clusters}}',
    kindProblems: 'Can’t read {{kinds}}',
    kindsLimited: 'Not all objects are shown: {{kinds}}',
    podsHidden: 'Can’t read the pods of this cluster',
    podsLimited: 'Not all pods of this cluster are shown',
    undiscovered: 'Custom resources and their pods may be missing',
    undiscoveredForbidden:
      'Ask the cluster’s admins to bind the ClusterRole `system:discovery` to Backstage’s account. Or ask your Backstage admins to name the APIs in `kubernetes.customResources`, in place of `shipped`.',
    undiscoveredAdvice:
      'Backstage asks again every minute. If that doesn’t help, ask your Backstage admins to name the APIs in `kubernetes.customResources`, in place of `shipped`.',
    providerTitle: 'Some clusters may be missing',
    providerText: 'Cluster provider {{provider}} failed: {{message}}',
  },
  empty: {
    noClustersTitle: 'No clusters for this entity',
    noClustersText:
      'Backstage admins can add one under `kubernetes.clusterLocatorMethods` in app-config.',
    noPodsTitle: 'No pods match this entity',
    noPodsText_one: 'Searched {{count}} cluster for pods with the labels',
    noPodsText_other: 'Searched {{count}} clusters for pods with the labels',
    inNamespace: 'in namespace {{namespace}}',
    annotate:
      'This entity isn’t linked to Kubernetes yet. Add this to its catalog file:',
    copyAnnotation: 'Copy annotation',
    annotateLabel:
      'Its pods need the label {{label}} with the same value. If they have other labels, list those in the annotation {{annotation}} instead.',
    verify: 'Check with kubectl',
    hint: 'If the pods exist, add these labels to them or to their Deployment. Or set the entity’s annotation {{annotation}} to the labels they have.',
  },
  badLink: {
    title: 'Part of this link was ignored',
    oneOf: 'Unknown value {{name}}={{value}}. Use one of: {{known}}.',
    value: 'Unknown value {{name}}={{value}}.',
  },
  refused: {
    forbiddenTitle:
      'You don’t have permission to view Kubernetes resources of this entity',
    forbiddenText:
      'You need the permission {{permission}}. Ask your Backstage admins for it.',
    notFoundTitle: 'Entity or Kubernetes backend plugin not found',
    notFoundText:
      'Check that the entity is in the catalog and that the Kubernetes backend plugin is installed.',
    versionTitle: 'Frontend and backend plugin versions don’t match',
    versionText: 'Upgrade the older one. Retrying won’t help until then.',
    otherTitle: 'The Kubernetes backend rejected the request',
  },
} as const;
