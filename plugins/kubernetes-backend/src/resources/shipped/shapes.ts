import {
  CelHealth,
  ResourceReference,
} from '@podlight/backstage-plugin-kubernetes-node';
import { isFields } from '../../scrub';
import { ATTACHED } from './attached';
import {
  all,
  condition,
  CONDITIONS,
  first,
  firstText,
  reason,
  says,
  word,
} from './cel';
import { number, text } from './columns';
import { ResourceShape } from './resourceShape';

const HEALTH: CelHealth = {
  suspended: "metadata.annotations['crossplane.io/paused'] == 'true'",
  message: says(['Synced', 'False'], ['Ready', 'False']),
  otherwise: 'conditions',
};

/** Each pod of Gatekeeper says whether it could take the object over. */
const POD_FAILED =
  'status.?byPod.orValue([]).exists(p, size(p.?errors.orValue([])) > 0)';

const GATEKEEPER = /^(?:constraints|expansion|mutations)\.gatekeeper\.sh\//;

/** `DBInstance in "creating" state`, `currently being modified`. */
const ACK_WAITS =
  '(?i)(currently being|(state|status)( is)?:?) .?(creat|delet|modif|provision|updat|upgrad)|in .?(backing-up|creating|deleting|modifying|pending|provisioning|rebooting|starting|updating|upgrading).? (state|status)';

const DOCS =
  'https://docs.crossplane.io/latest/composition/composite-resources/';

function composition(path: string): ResourceReference {
  return {
    path,
    kind: 'Composition',
    definition: 'compositions.apiextensions.crossplane.io',
  };
}

const SECRET: ResourceReference = {
  path: 'spec.writeConnectionSecretToRef',
  kind: 'Secret',
};

function readSpec(raw: unknown): Readonly<Record<string, unknown>> {
  return isFields(raw) && isFields(raw.spec) ? raw.spec : {};
}

/** Whether an object's API is in a group that ends like this. */
function isInGroup(raw: unknown, end: string): boolean {
  const apiVersion = isFields(raw) ? raw.apiVersion : undefined;
  if (typeof apiVersion !== 'string') return false;
  const [group] = apiVersion.split('/');
  return group.endsWith(end);
}

/** Azure's own groups have settings, too, that nothing is done with. */
function hasAzureName(raw: unknown): boolean {
  const spec = readSpec(raw);
  return 'azureName' in spec || 'owner' in spec;
}

/** How the providers of Crossplane get their credentials, and who uses that. */
const PROVIDER_CONFIG =
  /^(?:Cluster)?(?:ProviderConfig|StoreConfig)(?:Usage)?$/;

function isProviderConfig(raw: unknown): boolean {
  return (
    isFields(raw) &&
    typeof raw.kind === 'string' &&
    PROVIDER_CONFIG.test(raw.kind) &&
    (isInGroup(raw, '.crossplane.io') || isInGroup(raw, '.upbound.io'))
  );
}

/** What a cloud has, each kind of it with an API of its own. */
const CLOUDS: readonly ResourceShape[] = [
  {
    name: 'managed resource of Crossplane',
    matches: raw =>
      isFields(readSpec(raw).forProvider) &&
      (isInGroup(raw, '.crossplane.io') || isInGroup(raw, '.upbound.io')),
    definition: {
      docs: 'https://docs.crossplane.io/latest/managed-resources/managed-resources/',
      owns: [],
      health: {
        ...HEALTH,
        message: says(
          ['LastAsyncOperation', 'False'],
          ['Synced', 'False'],
          ['Ready', 'False'],
        ),
      },
      columns: [
        text(
          'External name',
          "metadata.annotations['crossplane.io/external-name']",
        ),
      ],
    },
  },
  {
    name: 'configuration of a provider of Crossplane',
    matches: isProviderConfig,
    definition: {
      docs: 'https://docs.crossplane.io/latest/packages/providers/',
      owns: [],
      // Nothing is done with it.
      health: { current: 'true' },
      columns: [text('Credentials', 'spec.credentials.source')],
    },
  },
  {
    name: 'resource of AWS Controllers for Kubernetes',
    matches: raw => isInGroup(raw, '.services.k8s.aws'),
    definition: {
      docs: 'https://aws-controllers-k8s.github.io/community/docs/user-docs/resource-crud/',
      owns: [],
      health: {
        // It waits until a cloud has made or changed it, and says so as an error that can be mended.
        inProgress: all(
          `!(${condition('ACK.Terminal', 'True')})`,
          `${CONDITIONS}.exists(c, c.type in ['ACK.Recoverable', 'ACK.ResourceSynced'] && (c.?message.orValue('') + ' ' + c.?reason.orValue('')).matches('${ACK_WAITS}'))`,
        ),
        message: says(
          ['ACK.Terminal', 'True'],
          ['ACK.Recoverable', 'True'],
          ['ACK.ResourceSynced', 'False'],
        ),
        otherwise: 'conditions',
      },
      columns: [text('ARN', 'status.ackResourceMetadata.arn')],
    },
  },
  {
    name: 'resource of Config Connector',
    matches: raw => isInGroup(raw, '.cnrm.cloud.google.com'),
    definition: {
      docs: 'https://cloud.google.com/config-connector/docs/reference/overview',
      owns: [],
      health: {
        // What it waits for fails itself, if it does.
        inProgress: reason('Ready', 'DependencyNotReady'),
        message: says(['Ready', 'False']),
        otherwise: 'conditions',
      },
      columns: [text('Reference', 'status.externalRef')],
    },
  },
  {
    name: 'resource of Azure Service Operator',
    matches: raw => isInGroup(raw, '.azure.com') && hasAzureName(raw),
    definition: {
      docs: 'https://azure.github.io/azure-service-operator/guide/',
      owns: [],
      health: { message: says(['Ready', 'False']), otherwise: 'conditions' },
      columns: [text('Azure name', 'spec.azureName')],
    },
  },
  {
    name: 'constraint or mutator of Gatekeeper',
    matches: raw =>
      isFields(raw) &&
      typeof raw.apiVersion === 'string' &&
      GATEKEEPER.test(raw.apiVersion),
    definition: {
      docs: 'https://open-policy-agent.github.io/gatekeeper/website/docs/howto/',
      owns: [],
      health: {
        failed: POD_FAILED,
        // What it finds is no failure of it.
        current: 'size(status.?byPod.orValue([])) > 0',
        message: `(${POD_FAILED} ? string(status.byPod.filter(p, size(p.?errors.orValue([])) > 0)[0].errors[0].?message.orValue('')) : '')`,
      },
      columns: [
        text('Enforcement', 'spec.enforcementAction'),
        number('Violations', 'status.totalViolations'),
      ],
    },
  },
  {
    name: 'instance of a ResourceGraphDefinition of kro',
    matches: raw => isInGroup(raw, 'kro.run'),
    definition: {
      docs: 'https://kro.run/docs/concepts/instances',
      health: {
        failed: word('state', 'FAILED', 'ERROR'),
        inProgress: word('state', 'IN_PROGRESS', 'DELETING'),
        message: firstText(
          says(['Ready', 'False']),
          first(
            CONDITIONS,
            "i.status == 'False'",
            "i.type + ': ' + i.?message.orValue('')",
          ),
        ),
        current: word('state', 'ACTIVE'),
      },
      columns: [text('State', 'status.state')],
    },
  },
];

/** Claims and composite resources of Crossplane, and what clouds have. */
export const SHAPES: readonly ResourceShape[] = [
  {
    name: 'composite resource of Crossplane',
    matches: raw => {
      const { crossplane } = readSpec(raw);
      return (
        isFields(crossplane) &&
        (isFields(crossplane.compositionRef) ||
          Array.isArray(crossplane.resourceRefs))
      );
    },
    definition: {
      docs: DOCS,
      health: HEALTH,
      columns: [
        text('Composition', 'spec.crossplane.compositionRef.name'),
        text('Resources', 'spec.crossplane.resourceRefs[*].kind'),
      ],
      children: [{ path: 'spec.crossplane.resourceRefs' }],
      targets: [composition('spec.crossplane.compositionRef')],
    },
  },
  {
    name: 'claim or composite resource of Crossplane before version 2',
    matches: raw => {
      const { compositionRef, resourceRef, resourceRefs } = readSpec(raw);
      return (
        isFields(compositionRef) ||
        Array.isArray(resourceRefs) ||
        // Of a claim whose composition is not chosen yet.
        (isFields(resourceRef) && 'compositeDeletePolicy' in readSpec(raw))
      );
    },
    definition: {
      docs: DOCS,
      health: HEALTH,
      columns: [
        text('Composition', 'spec.compositionRef.name'),
        text('Composite', 'spec.resourceRef.name'),
        text('Resources', 'spec.resourceRefs[*].kind'),
      ],
      children: [
        // What a claim claims is in no namespace.
        { path: 'spec.resourceRef', scope: 'Cluster' },
        { path: 'spec.resourceRefs' },
      ],
      targets: [composition('spec.compositionRef'), SECRET],
    },
  },
  ...CLOUDS,
  ...ATTACHED,
];
