import {
  CelHealth,
  ResourceDefinition,
  ResourceReference,
} from '@podlight/backstage-plugin-kubernetes-node';
import {
  any,
  condition,
  CONDITIONS,
  first,
  firstText,
  reason,
  says,
  specFlag,
  word,
} from './cel';
import { date, number, text } from './columns';
import { TEXTS } from './texts';
import { DAY } from './times';

/** Its conditions say all; before the controller has written one it is progressing. */
const BY_CONDITIONS: CelHealth = { otherwise: 'conditions' };

type Kinds = Readonly<
  Record<string, readonly [plural: string, details?: Details]>
>;

type Details = Omit<ResourceDefinition, 'group' | 'kind' | 'plural' | 'health'>;

function plain(
  group: string,
  docs: string,
  kinds: Kinds,
  health: CelHealth = BY_CONDITIONS,
): readonly ResourceDefinition[] {
  return Object.entries(kinds).map(([kind, [plural, details]]) => ({
    group,
    kind,
    plural,
    docs,
    health,
    ...details,
  }));
}

const ISSUER: ResourceReference = {
  path: 'spec.issuerRef',
  kind: 'Issuer',
  definition: 'issuers.cert-manager.io',
};

const ISSUER_DETAILS: Details = {
  fields: ['spec.acme.server', 'spec.vault.server'],
  columns: 'printer',
};

/** An Order or a Challenge. */
const ACME: CelHealth = {
  inProgress: word('state', '', 'pending', 'ready', 'processing'),
  failed: word('state', 'invalid', 'errored', 'expired'),
  current: word('state', 'valid'),
  message: "status.?reason.orValue('')",
};

const EXTERNAL_SECRETS = 'https://external-secrets.io/latest/';

const STORE: ResourceReference = {
  path: 'spec.secretStoreRef',
  kind: 'SecretStore',
  definition: 'secretstores.external-secrets.io',
};

const STORE_DETAILS: Details = {
  fields: ['status.capabilities'],
  columns: [text('Capabilities', 'status.capabilities')],
};

/** What a person ends has not failed. */
const TEKTON: CelHealth = {
  suspended: any(
    reason(
      'Succeeded',
      'Cancelled',
      'CancelledRunningFinally',
      'PipelineRunPending',
      'StoppedRunningFinally',
      'TaskRunCancelled',
    ),
    "spec.?status.orValue('') == 'PipelineRunPending'",
  ),
  otherwise: 'conditions',
};

/** Providers, configurations and functions, and the revisions of each. */
const CROSSPLANE = ['Provider', 'Configuration', 'Function'].flatMap(
  (kind): ResourceDefinition[] => {
    const group = 'pkg.crossplane.io';
    const name = kind.toLowerCase();
    const revisions = `${name}revisions.${group}`;
    const docs = `https://docs.crossplane.io/latest/packages/${name}s/`;
    return [
      {
        group,
        kind,
        plural: `${name}s`,
        docs,
        owns: [revisions],
        health: {
          // Its revisions are activated by hand.
          suspended: reason('Installed', 'InactivePackageRevision'),
          failed: any(
            `${CONDITIONS}.exists(c, c.type == 'Installed' && c.status == 'False')`,
            condition('Healthy', 'False'),
          ),
          message: firstText(
            says(['Installed', 'False'], ['Healthy', 'False']),
            first(
              CONDITIONS,
              "i.type in ['Installed', 'Healthy'] && i.status == 'False'",
              "i.type + ': ' + i.?reason.orValue('False')",
            ),
          ),
          otherwise: 'conditions',
        },
        severity: { failing: 'warning' },
        ...(kind === 'Provider' && { texts: TEXTS.provider }),
        fields: ['spec.package', 'status.currentRevision'],
        columns: [
          text('Package', 'spec.package'),
          text('Revision', 'status.currentRevision'),
        ],
        children: [
          {
            path: 'status.currentRevision',
            kind: `${kind}Revision`,
            definition: revisions,
          },
        ],
      },
      {
        group,
        kind: `${kind}Revision`,
        plural: `${name}revisions`,
        docs,
        // The pods of a provider are in the namespace of Crossplane.
        owns: ['workloads'],
        health: {
          // A newer one has taken its place.
          suspended: "spec.?desiredState.orValue('Active') == 'Inactive'",
          otherwise: 'conditions',
        },
        severity: { failing: 'warning' },
        fields: ['spec.image', 'spec.desiredState', 'spec.revision'],
        columns: [
          number('Revision', 'spec.revision'),
          text('State', 'spec.desiredState'),
          text('Image', 'spec.image'),
        ],
      },
    ];
  },
);

/** Certificates, secrets, packages and pipelines: what brings a service to a cluster. */
export const DELIVERY: readonly ResourceDefinition[] = [
  {
    group: 'cert-manager.io',
    kind: 'Certificate',
    plural: 'certificates',
    owns: ['certificaterequests.cert-manager.io'],
    docs: 'https://cert-manager.io/docs/usage/certificate/',
    health: {
      inProgress: condition('Issuing', 'True'),
      // Ready says that there is no certificate, Issuing why.
      message: says(['Issuing', 'False'], ['Ready', 'False']),
      otherwise: 'conditions',
    },
    texts: TEXTS.certificate,
    fields: [
      'spec.commonName',
      'spec.dnsNames',
      'spec.secretName',
      'spec.issuerRef',
      'spec.issuerRef.name',
      'status.notBefore',
      'status.notAfter',
      'status.renewalTime',
      'status.revision',
      'status.lastFailureTime',
      'status.failedIssuanceAttempts',
    ],
    columns: [
      date('Expires', 'status.notAfter'),
      text('Issuer', 'spec.issuerRef.name'),
      text('Hosts', 'spec.dnsNames'),
    ],
    targets: [ISSUER, { path: 'spec.secretName', kind: 'Secret' }],
    // Until then the old certificate is good.
    progressDeadline: 'status.notAfter',
  },
  {
    group: 'cert-manager.io',
    kind: 'CertificateRequest',
    plural: 'certificaterequests',
    runsToCompletion: true,
    owns: ['orders.acme.cert-manager.io'],
    docs: 'https://cert-manager.io/docs/usage/certificaterequest/',
    health: {
      failed: any(
        condition('Denied', 'True'),
        condition('InvalidRequest', 'True'),
        reason('Ready', 'Failed'),
      ),
      inProgress: reason('Ready', 'Pending'),
      otherwise: 'conditions',
    },
    fields: ['spec.issuerRef', 'spec.duration', 'status.failureTime'],
    columns: [text('Issuer', 'spec.issuerRef.name')],
    targets: [ISSUER],
  },
  ...plain('cert-manager.io', 'https://cert-manager.io/docs/configuration/', {
    Issuer: ['issuers', ISSUER_DETAILS],
    ClusterIssuer: ['clusterissuers', ISSUER_DETAILS],
  }),
  ...plain(
    'acme.cert-manager.io',
    'https://cert-manager.io/docs/concepts/acme-orders-challenges/',
    {
      Order: [
        'orders',
        {
          runsToCompletion: true,
          owns: ['challenges.acme.cert-manager.io'],
          fields: [
            'spec.dnsNames',
            'status.state',
            'status.reason',
            'status.failureTime',
          ],
          columns: [
            text('State', 'status.state'),
            text('Hosts', 'spec.dnsNames'),
          ],
          targets: [ISSUER],
        },
      ],
      Challenge: [
        'challenges',
        {
          runsToCompletion: true,
          fields: [
            'spec.dnsName',
            'spec.type',
            'status.state',
            'status.reason',
            'status.presented',
            'status.processing',
          ],
          columns: [
            text('State', 'status.state'),
            text('Host', 'spec.dnsName'),
          ],
          targets: [ISSUER],
        },
      ],
    },
    ACME,
  ),
  ...plain('external-secrets.io', EXTERNAL_SECRETS, {
    ExternalSecret: [
      'externalsecrets',
      {
        fields: [
          'spec.refreshInterval',
          'spec.secretStoreRef',
          'spec.secretStoreRef.name',
          'spec.target.name',
          'spec.target.creationPolicy',
          'status.refreshTime',
          'status.syncedResourceVersion',
        ],
        columns: [
          text('Store', 'spec.secretStoreRef.name'),
          date('Refreshed', 'status.refreshTime'),
        ],
        targets: [STORE, { path: 'spec.target.name', kind: 'Secret' }],
        // The Secret and the pods keep what they have.
        severity: { failing: 'warning' },
        texts: TEXTS.externalSecret,
      },
    ],
    ClusterExternalSecret: [
      'clusterexternalsecrets',
      {
        fields: [
          'status.externalSecretName',
          'status.provisionedNamespaces',
          'status.failedNamespaces',
        ],
        columns: [text('Namespaces', 'status.provisionedNamespaces')],
      },
    ],
    SecretStore: ['secretstores', STORE_DETAILS],
    ClusterSecretStore: ['clustersecretstores', STORE_DETAILS],
    PushSecret: [
      'pushsecrets',
      {
        fields: ['spec.refreshInterval', 'status.refreshTime'],
        columns: [date('Refreshed', 'status.refreshTime')],
        targets: [
          { ...STORE, path: 'spec.secretStoreRefs' },
          { path: 'spec.selector.secret', kind: 'Secret' },
        ],
      },
    ],
  }).map(each => ({ ...each, owns: [] })),
  ...CROSSPLANE,
  ...plain(
    'tekton.dev',
    'https://tekton.dev/docs/pipelines/',
    {
      PipelineRun: [
        'pipelineruns',
        {
          runsToCompletion: true,
          fields: [
            'spec.pipelineRef.name',
            'status.startTime',
            'status.completionTime',
            'status.childReferences[*].name',
            'status.childReferences[*].pipelineTaskName',
          ],
          columns: [
            text('Pipeline', 'spec.pipelineRef.name'),
            date('Started', 'status.startTime'),
            date('Completed', 'status.completionTime'),
          ],
          pods: { selector: 'tekton.dev/pipelineRun={{metadata.name}}' },
          children: [{ path: 'status.childReferences' }],
          targets: [
            {
              path: 'spec.pipelineRef',
              kind: 'Pipeline',
              definition: 'pipelines.tekton.dev',
            },
          ],
          progressDeadline: DAY,
        },
      ],
      TaskRun: [
        'taskruns',
        {
          runsToCompletion: true,
          fields: [
            'spec.taskRef.name',
            'status.podName',
            'status.startTime',
            'status.completionTime',
            'status.steps[*].name',
            'status.steps[*].terminated.exitCode',
          ],
          columns: [
            text('Task', 'spec.taskRef.name'),
            date('Started', 'status.startTime'),
            date('Completed', 'status.completionTime'),
          ],
          pods: { selector: 'tekton.dev/taskRun={{metadata.name}}' },
          targets: [
            {
              path: 'spec.taskRef',
              kind: 'Task',
              definition: 'tasks.tekton.dev',
            },
          ],
          progressDeadline: DAY,
        },
      ],
    },
    TEKTON,
  ),
  {
    group: 'flagger.app',
    kind: 'Canary',
    plural: 'canaries',
    docs: 'https://docs.flagger.app/usage/how-it-works',
    health: {
      inProgress: word(
        'phase',
        'Initializing',
        'Waiting',
        'Progressing',
        'WaitingPromotion',
        'Promoting',
        'Finalising',
        'Terminating',
      ),
      failed: word('phase', 'Failed'),
      current: word('phase', 'Initialized', 'Succeeded'),
      message: says(['Promoted', 'False']),
      suspended: specFlag('suspend'),
    },
    fields: [
      'spec.targetRef',
      'spec.analysis.interval',
      'spec.analysis.threshold',
      'spec.analysis.maxWeight',
      'spec.analysis.stepWeight',
      'spec.analysis.metrics[*].name',
      'status.phase',
      'status.canaryWeight',
      'status.failedChecks',
      'status.iterations',
      'status.lastTransitionTime',
    ],
    columns: [
      number('Weight', 'status.canaryWeight'),
      number('Failed checks', 'status.failedChecks'),
    ],
    targets: [
      { path: 'spec.targetRef', kind: 'Deployment' },
      { path: 'spec.autoscalerRef', kind: 'HorizontalPodAutoscaler' },
    ],
  },
];
