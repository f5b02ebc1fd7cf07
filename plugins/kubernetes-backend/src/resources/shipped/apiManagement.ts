import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { all, any, condition, CONDITIONS, reason, says } from './cel';
import { text } from './columns';

/** Kinds of 3scale, with plurals. */
const THREE_SCALE = {
  ActiveDoc: 'activedocs',
  Application: 'applications',
  ApplicationAuth: 'applicationauths',
  Backend: 'backends',
  CustomPolicyDefinition: 'custompolicydefinitions',
  DeveloperAccount: 'developeraccounts',
  DeveloperUser: 'developerusers',
  OpenAPI: 'openapis',
  Product: 'products',
  ProxyConfigPromote: 'proxyconfigpromotes',
  Tenant: 'tenants',
};

/** Kinds of Kyverno's newer policies, with plurals; each has one for a namespace. */
const KYVERNO = [
  ['DeletingPolicy', 'deletingpolicies'],
  ['GeneratingPolicy', 'generatingpolicies'],
  ['ImageValidatingPolicy', 'imagevalidatingpolicies'],
  ['MutatingPolicy', 'mutatingpolicies'],
  ['ValidatingPolicy', 'validatingpolicies'],
].flatMap(([kind, plural]) => [
  [kind, plural],
  [`Namespaced${kind}`, `namespaced${plural}`],
]);

const KYVERNO_CONDITIONS = 'status.?conditionStatus.?conditions.orValue([])';
const KYVERNO_READY = 'status.?conditionStatus.?ready.orValue(false) == true';

/** Kinds of the Vault Secrets Operator, with plurals. */
const VAULT = {
  HCPVaultSecretsApp: 'hcpvaultsecretsapps',
  VaultDynamicSecret: 'vaultdynamicsecrets',
  VaultPKISecret: 'vaultpkisecrets',
  VaultStaticSecret: 'vaultstaticsecrets',
};

/** APIs, the rules for them, and what they need to know. */
export const API_MANAGEMENT: readonly ResourceDefinition[] = [
  ...Object.entries(THREE_SCALE).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'capabilities.3scale.net',
      kind,
      plural,
      docs: 'https://github.com/3scale/3scale-operator/blob/master/doc/operator-application-capabilities.md',
      owns: [],
      health: {
        inProgress: condition('Waiting', 'True'),
        failed: any(
          condition('Failed', 'True'),
          condition('Invalid', 'True'),
          // What it belongs to does not exist.
          condition('Orphan', 'True'),
        ),
        current: any(
          condition('Ready', 'True'),
          condition('Synced', 'True'),
          // Of a Tenant, in older versions.
          all(`size(${CONDITIONS}) == 0`, 'status.?tenantId.orValue(0) > 0'),
        ),
        message: says(
          ['Failed', 'True'],
          ['Invalid', 'True'],
          ['Orphan', 'True'],
          ['Ready', 'False'],
        ),
      },
      columns: [text('Provider', 'status.providerAccountHost')],
    }),
  ),
  ...KYVERNO.map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'policies.kyverno.io',
      kind,
      plural,
      docs: 'https://kyverno.io/docs/policy-types/',
      owns: [],
      health: {
        failed: all(
          `!(${KYVERNO_READY})`,
          `${KYVERNO_CONDITIONS}.exists(c, c.status == 'False')`,
        ),
        current: KYVERNO_READY,
        message: `${KYVERNO_CONDITIONS}.exists(c, c.status == 'False') ? string(${KYVERNO_CONDITIONS}.filter(c, c.status == 'False')[0].?message.orValue('')) : ''`,
      },
      columns: [text('Ready', 'status.conditionStatus.ready')],
    }),
  ),
  ...Object.entries(VAULT).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'secrets.hashicorp.com',
      kind,
      plural,
      docs: 'https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso/api-reference',
      owns: [],
      targets: [{ path: 'spec.destination', kind: 'Secret' }],
      health: {
        // Older versions have no conditions.
        current: all(
          `size(${CONDITIONS}) == 0`,
          any(
            'status.?lastGeneration.orValue(0) > 0',
            "status.?secretMAC.orValue('') != ''",
          ),
        ),
        otherwise: 'conditions',
      },
      // The Secret and the pods keep what they have.
      severity: { failing: 'warning' },
      columns: [
        text('Path', 'spec.path'),
        text('Secret', 'spec.destination.name'),
      ],
    }),
  ),
  ...Object.entries({
    VaultAuth: 'vaultauths',
    VaultConnection: 'vaultconnections',
  }).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'secrets.hashicorp.com',
      kind,
      plural,
      docs: 'https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso/api-reference',
      owns: [],
      health: { message: "status.?error.orValue('')", otherwise: 'conditions' },
      columns: [text('Valid', 'status.valid')],
    }),
  ),
  {
    group: 'proclaim.dogmatiq.io',
    kind: 'DNSSDServiceInstance',
    plural: 'dnssdserviceinstances',
    docs: 'https://github.com/dogmatiq/proclaim',
    owns: [],
    health: {
      failed: any(
        condition('Adopted', 'False'),
        reason('Advertised', 'AdvertiseError', 'UnadvertiseError'),
        reason('Discoverable', 'Error'),
      ),
      // Until then caches have the records of before.
      current: all(
        condition('Advertised', 'True'),
        condition('Discoverable', 'True'),
      ),
      message: says(
        ['Adopted', 'False'],
        ['Advertised', 'Unknown'],
        ['Discoverable', 'False'],
      ),
    },
    columns: 'printer',
  },
];
