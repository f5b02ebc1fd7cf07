import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * Every string of the Kubernetes tab, except those about failure classes, which
 * are in {@link kubernetesFindingsTranslationRef}.
 *
 * @public
 */
export const kubernetesTranslationRef = createTranslationRef({
  id: 'plugin.kubernetes',
  messages: {
    state: {
      failing: 'failing',
      notReady: 'not ready',
      unknown: 'unknown',
      starting: 'starting',
      terminating: 'terminating',
      completed: 'completed',
      ready: 'ready',
    },
    severity: {
      error: 'Error',
      warning: 'Warning',
      info: 'Information',
    },
    count: {
      pods_one: '{{count}} pod',
      pods_other: '{{count}} pods',
      restarts_one: '{{count}} restart',
      restarts_other: '{{count}} restarts',
      problems_one: '{{count}} problem',
      problems_other: '{{count}} problems',
      clusters_one: '{{count}} cluster',
      clusters_other: '{{count}} clusters',
    },
    time: {
      ago: '{{age}} ago',
      justNow: 'just now',
    },
    summary: {
      heading: 'Pods',
      verdict: {
        failing_one: '{{count}} of {{total}} pods is failing',
        failing_other: '{{count}} of {{total}} pods are failing',
        notReady_one: '{{count}} of {{total}} pods is not ready',
        notReady_other: '{{count}} of {{total}} pods are not ready',
        unknown_one: '{{count}} of {{total}} pods is in an unknown state',
        unknown_other: '{{count}} of {{total}} pods are in an unknown state',
        starting_one: '{{count}} of {{total}} pods is starting',
        starting_other: '{{count}} of {{total}} pods are starting',
        terminating_one: '{{count}} of {{total}} pods is terminating',
        terminating_other: '{{count}} of {{total}} pods are terminating',
        completed: 'All pods have completed',
        ready_one: 'The only pod is ready',
        ready_other: 'All {{count}} pods are ready',
        visibleReady_one: 'The only pod that can be seen is ready',
        visibleReady_other: 'All {{count}} pods that can be seen are ready',
        none: 'No pods',
        nothingVisible: 'No pods can be seen',
        looking: 'Looking for pods',
      },
      unreadable_one: '{{count}} cannot be read',
      unreadable_other: '{{count}} cannot be read',
      waitingFor_one: '{{count}} has not answered yet',
      waitingFor_other: '{{count}} have not answered yet',
    },
    connection: {
      live: 'Live',
      updated: 'updated {{ago}}',
      connecting: 'Connecting',
      paused: 'Paused',
      lost: 'Connection lost',
      lostTitle: 'The connection to Backstage is lost',
      lostWithData:
        'What you see is from {{ago}}. It is tried again by itself.',
      lostWithoutData: 'It is tried again by itself.',
      retry: 'Try again now',
    },
    attention: {
      heading: 'Needs attention',
      notes: 'Good to know',
      help: 'Help',
      helpFor: 'Help with {{title}}, {{name}}',
      container: 'container {{container}}',
      showAll: 'Show all {{total}}',
      showFewer: 'Show fewer',
      since: 'for {{age}}',
    },
    grid: {
      heading: 'Status',
      groupLabel: 'Pods in cluster {{cluster}}',
      tileCluster: 'cluster {{cluster}}',
      noPods_one: 'No pods in {{count}} more cluster',
      noPods_other: 'No pods in {{count}} more clusters',
      readyShort: '{{ready}}/{{total}} ready',
      staleFrom: 'Data from {{ago}}',
      asking: 'Asking the cluster',
    },
    popover: {
      status: 'Status',
      ready: 'Ready',
      restarts: 'Restarts',
      lastRestart: '{{restarts}}, last {{ago}}',
      image: 'Image',
      node: 'Node',
      age: 'Age',
      problem: 'Problem',
      readyContainers: '{{ready}} of {{total}} containers',
    },
    cluster: {
      problem: {
        dns: 'The name of this cluster’s API server cannot be resolved',
        unreachable: 'This cluster’s API server cannot be reached',
        tls: 'The certificate of this cluster’s API server is not accepted',
        timeout: 'This cluster did not answer in time',
        unauthenticated: 'This cluster does not accept Backstage’s credential',
        forbidden: 'Backstage may not read this cluster',
        throttled: 'This cluster asks Backstage to slow down',
        apiAbsent: 'This cluster does not serve what was asked for',
        malformed: 'This cluster’s answer could not be understood',
        serverError: 'This cluster’s API server reports an error of its own',
        credential: 'There is no credential for this cluster',
        openCircuit:
          'This cluster failed repeatedly and is left alone for a while',
      },
      advice: {
        dns: 'Check the host name in the cluster’s URL and the DNS of the Backstage backend.',
        unreachable:
          'Check that the cluster is up and that the Backstage backend may connect to it (network, firewall, VPN, private endpoint).',
        tls: 'Check the cluster’s CA data in the Backstage configuration; it may have been rotated.',
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
        openCircuit: 'Nothing to do: it is tried again soon.',
      },
      says: 'It says',
      kindProblems: '{{kinds}} cannot be read',
      podsHidden: 'Pods of this cluster cannot be shown',
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
      verify: 'See for yourself what is there',
      hint: 'If pods are there, give them (or the Deployment they belong to) these labels, or set the annotation {{annotation}} on the entity to the labels they have.',
    },
    refused: {
      forbiddenTitle: 'You may not see this entity’s Kubernetes resources',
      forbiddenText:
        'It takes the permission {{permission}}. Ask whoever runs Backstage.',
      notFoundTitle:
        'The backend does not know this entity, or has no Kubernetes plugin',
      notFoundText:
        'Check that the catalog has this entity and that the Kubernetes backend plugin is installed.',
      otherTitle: 'The Kubernetes backend refuses to answer',
    },
    help: {
      close: 'Close',
      meaning: 'What happened',
      evidence: 'How we know',
      steps: 'What to do',
      crashLog: 'Crash log',
      log: 'Log',
      events: 'Events',
      documentation: 'Read more in the documentation',
      likely: 'Likely, not certain: inferred from several facts.',
      possible: 'One of several possible explanations.',
      missingEvents: 'Events would make this surer, but there are none left.',
      missingLog:
        'The previous run’s log would make this surer, but it could not be read.',
      affected: 'Affected pods',
      also: 'Follows from this',
      fallbackTitle: '{{class}}',
      fallbackMeaning:
        'A rule of your platform team found this. There is no text for it yet; the evidence below is what it rests on.',
      goneTitle: 'This problem is gone',
      goneText: 'It was there when the link was made, and is not any more.',
      eventSeen_one: 'event, seen once',
      eventSeen_other: 'event, seen {{count}} times',
      lastSeen: 'last {{ago}}',
      logLine: 'log of container {{container}}',
      morePods: 'and {{more}} more',
    },
    logs: {
      pod: 'Pod',
      container: 'Container',
      run: 'Run',
      previousRun: 'Previous run (crashed)',
      currentRun: 'Current run',
      noPreviousRun:
        'This container has no previous run. This is its current log.',
      previousGone:
        'The log of the previous run has been removed. This is the current one.',
      loading: 'Reading the log',
      empty: 'The container has written nothing.',
      notStarted: 'There is no log: the container has not run yet',
      noPrevious: 'There is no log of a run before this one',
      notThere: 'Kubernetes has no such log',
      forbidden: 'You may not read this log',
      gone: 'The pod is gone, and its log with it',
      failed: 'The log could not be read',
      retry: 'Try again',
      copy: 'Copy log',
      label: 'Log of container {{container}} in pod {{pod}}',
      lastLines: 'Last {{lines}} lines',
    },
    events: {
      loading: 'Reading the events',
      empty:
        'There are no events. Kubernetes keeps them for an hour only, as a rule.',
      failed: 'The events could not be read',
      label: 'Events of pod {{pod}}',
      times: '{{seen}}×',
    },
    pod: {
      containers: 'Containers',
      labels: 'Labels',
      noProblem: 'Nothing is known to be wrong with this pod.',
      node: 'Node {{node}}',
      namespace: 'Namespace {{namespace}}',
      exitCode: 'exit code {{exitCode}}',
      gone: 'This pod is gone',
      goneText: 'It has been deleted or replaced since the link was made.',
      containerKind: {
        app: 'app',
        init: 'init',
        sidecar: 'sidecar',
        ephemeral: 'debug',
      },
      containerState: {
        waiting: 'waiting',
        running: 'running',
        terminated: 'ended',
        none: 'not started',
      },
      containerReady: 'ready',
    },
    command: {
      copy: 'Copy command',
      copied: 'Copied',
      copyFailed: 'Select and copy it by hand',
    },
  },
});
