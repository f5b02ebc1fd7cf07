/** Clusters that cannot be read, and screens on which there is nothing to see. */
export const CLUSTERS_MESSAGES = {
  cluster: {
    problem: {
      newer:
        'The backend reports “{{code}}”, which this version of the page does not know',
      dns: 'The name of this cluster’s API server cannot be resolved',
      unreachable: 'This cluster’s API server cannot be reached',
      tls: 'No secure connection to the API server',
      timeout: 'This cluster did not answer in time',
      unauthenticated: 'This cluster does not accept Backstage’s credential',
      forbidden: 'Backstage may not read this cluster',
      throttled: 'This cluster asks Backstage to slow down',
      apiAbsent: 'This cluster does not serve what was asked for',
      malformed: 'This cluster’s answer could not be understood',
      serverError: 'This cluster’s API server reports an error of its own',
      credential: 'There is no credential for this cluster',
      openCircuit: 'Cluster unreachable',
      limited: 'There is more in this cluster than can be shown',
      misconfigured: 'This cluster is misconfigured',
    },
    advice: {
      newer:
        'The backend is newer than this page. Upgrade @podlight/backstage-plugin-kubernetes to the version of the backend, or reload the page if that was done already.',
      dns: 'Check the host name in the cluster’s URL and the DNS of the Backstage backend.',
      unreachable:
        'Check that the cluster is up and that the Backstage backend may connect to it (network, firewall, VPN, private endpoint).',
      tls: 'Check what answers on this port: `openssl s_client -connect HOST:PORT` shows the TLS versions and certificates it offers.',
      timeout:
        'The cluster may be overloaded, or something between Backstage and the cluster drops packets. It is tried again by itself.',
      unauthenticated:
        'The token may have expired or been revoked. Whoever runs Backstage can renew the credential of this cluster.',
      forbidden:
        'Whoever runs the cluster can bind the read-only ClusterRole of this plugin to Backstage’s account.',
      throttled: 'Nothing to do: it is tried again later.',
      apiAbsent:
        'Check that the cluster’s URL is that of a Kubernetes API server.',
      malformed:
        'Something that is not Kubernetes may have answered, such as the log-in page of a proxy. Check the cluster’s URL.',
      serverError:
        'It is tried again by itself. If it lasts, whoever runs the cluster should look at its API server.',
      credential:
        'Whoever runs Backstage can check how this cluster is authenticated in the configuration.',
      openCircuit: 'Backstage retries every few seconds.',
      limited:
        'A narrower label selector on the entity, or the label on the pods themselves, brings all of it.',
      misconfigured:
        'Nothing is sent to it. Whoever described it can fix that in app-config, in its catalog entity, or in the cluster provider.',
    },
    says: 'It says',
    troubles: 'Not everything can be read: {{clusters}}',
    kindProblems: '{{kinds}} cannot be read',
    kindsLimited: 'Not all {{kinds}} are shown',
    podsHidden: 'Pods of this cluster cannot be shown',
    podsLimited: 'Not all pods of this cluster are shown',
    providerTitle: 'Some clusters may be missing',
    providerText: 'The cluster provider {{provider}} failed: {{message}}',
  },
  empty: {
    noClustersTitle: 'No clusters to look in',
    noClustersText:
      'Backstage knows of no cluster for this entity. Whoever runs Backstage can add one under `kubernetes.clusterLocatorMethods` in app-config.',
    noPodsTitle: 'No pods match this entity',
    noPodsText_one: 'Looked in {{count}} cluster for pods with the labels',
    noPodsText_other: 'Looked in {{count}} clusters for pods with the labels',
    inNamespace: 'in the namespace {{namespace}}',
    annotate:
      'This entity does not say where it runs. Add this to its file in the catalog:',
    copyAnnotation: 'Copy the annotation',
    annotateLabel:
      'Its pods need the label {{label}} with the same value. If they have other labels, name those in the annotation {{annotation}} instead.',
    verify: 'See for yourself what is there',
    hint: 'If pods are there, give them (or the Deployment they belong to) these labels, or set the annotation {{annotation}} on the entity to the labels they have.',
  },
  badLink: {
    title: 'Part of this link was ignored',
    oneOf: 'Unknown value {{name}}={{value}}. Use one of: {{known}}.',
    value: 'Unknown value {{name}}={{value}}.',
  },
  refused: {
    forbiddenTitle: 'You may not see this entity’s Kubernetes resources',
    forbiddenText:
      'It takes the permission {{permission}}. Ask whoever runs Backstage.',
    notFoundTitle:
      'The backend does not know this entity, or has no Kubernetes plugin',
    notFoundText:
      'Check that the catalog has this entity and that the Kubernetes backend plugin is installed.',
    versionTitle: 'Frontend and backend plugin have different versions',
    versionText: 'Trying again does not help until the older one is upgraded.',
    otherTitle: 'The Kubernetes backend refuses to answer',
  },
} as const;
