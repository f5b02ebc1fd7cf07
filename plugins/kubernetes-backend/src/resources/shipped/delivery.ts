import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import { any, condition, CONDITIONS, specFlag, word } from './cel';

/** Its conditions say all; before the controller has written one it is progressing. */
const BY_CONDITIONS: CelHealth = { otherwise: 'conditions' };

/** An object that its controller leaves alone is not worked on. */
const FLUX: CelHealth = {
  suspended: specFlag('suspend'),
  otherwise: 'conditions',
};

function flux(
  group: string,
  kinds: Readonly<Record<string, string>>,
): readonly ResourceDefinition[] {
  return Object.entries(kinds).map(([kind, plural]) => ({
    group: `${group}.toolkit.fluxcd.io`,
    kind,
    plural,
    docs: `https://fluxcd.io/flux/components/${group}/${plural}/`,
    health: FLUX,
  }));
}

function plain(
  group: string,
  docs: string,
  kinds: Readonly<Record<string, string>>,
  health: CelHealth = BY_CONDITIONS,
): readonly ResourceDefinition[] {
  return Object.entries(kinds).map(([kind, plural]) => ({
    group,
    kind,
    plural,
    docs,
    health,
  }));
}

/** Certificates, secrets, packages and pipelines: what brings a service to a cluster. */
export const DELIVERY: readonly ResourceDefinition[] = [
  ...flux('kustomize', { Kustomization: 'kustomizations' }),
  ...flux('helm', { HelmRelease: 'helmreleases' }),
  ...flux('source', {
    Bucket: 'buckets',
    GitRepository: 'gitrepositories',
    HelmChart: 'helmcharts',
    OCIRepository: 'ocirepositories',
  }),
  {
    group: 'source.toolkit.fluxcd.io',
    kind: 'HelmRepository',
    plural: 'helmrepositories',
    docs: 'https://fluxcd.io/flux/components/source/helmrepositories/',
    // One of the type `oci` is static: no controller writes a status.
    health: { ...FLUX, current: "spec.?type.orValue('') == 'oci'" },
  },
  ...flux('image', {
    ImagePolicy: 'imagepolicies',
    ImageRepository: 'imagerepositories',
    ImageUpdateAutomation: 'imageupdateautomations',
  }),
  ...flux('notification', { Receiver: 'receivers' }),
  {
    group: 'cert-manager.io',
    kind: 'Certificate',
    plural: 'certificates',
    docs: 'https://cert-manager.io/docs/usage/certificate/',
    health: {
      inProgress: condition('Issuing', 'True'),
      otherwise: 'conditions',
    },
  },
  ...plain('cert-manager.io', 'https://cert-manager.io/docs/configuration/', {
    Issuer: 'issuers',
    ClusterIssuer: 'clusterissuers',
  }),
  ...plain(
    'acme.cert-manager.io',
    'https://cert-manager.io/docs/concepts/acme-orders-challenges/',
    { Order: 'orders', Challenge: 'challenges' },
    {
      inProgress: word('state', '', 'pending', 'ready', 'processing'),
      failed: word('state', 'invalid', 'errored', 'expired'),
      current: word('state', 'valid'),
      message: "status.?reason.orValue('')",
    },
  ),
  ...plain('external-secrets.io', 'https://external-secrets.io/latest/', {
    ExternalSecret: 'externalsecrets',
    ClusterExternalSecret: 'clusterexternalsecrets',
    SecretStore: 'secretstores',
    ClusterSecretStore: 'clustersecretstores',
    PushSecret: 'pushsecrets',
  }),
  {
    group: 'pkg.crossplane.io',
    kind: 'Provider',
    plural: 'providers',
    docs: 'https://docs.crossplane.io/latest/packages/providers/',
    health: {
      failed: any(
        `${CONDITIONS}.exists(c, c.type == 'Installed' && c.status == 'False')`,
        condition('Healthy', 'False'),
      ),
      otherwise: 'conditions',
    },
  },
  ...plain('tekton.dev', 'https://tekton.dev/docs/pipelines/', {
    PipelineRun: 'pipelineruns',
    TaskRun: 'taskruns',
  }),
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
      suspended: specFlag('suspend'),
    },
  },
];
