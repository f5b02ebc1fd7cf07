import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  condition,
  CONDITIONS,
  firstText,
  reason,
  says,
  specFlag,
  word,
} from './cel';
import { date, number, text } from './columns';

const OLM_DOCS = 'https://olm.operatorframework.io/docs/concepts/crds/';

const ADMITTED = (status: string) =>
  `status.?ingress.orValue([]).exists(i, i.?conditions.orValue([]).exists(c, c.type == 'Admitted' && c.status == '${status}'))`;

const ROLLED_OUT = reason('Progressing', 'NewReplicationControllerAvailable');
/** A test deployment has no pods but during its rollout, and one that was scaled by its controller lacks none. */
const WANTS_NONE = any(
  'spec.?replicas.orValue(1) == 0',
  specFlag('test'),
  'status.?replicas.orValue(0) == 0 && status.?unavailableReplicas.orValue(1) == 0',
);
const IS_DOWN = all(condition('Available', 'False'), `!(${WANTS_NONE})`);

const CONDITIONS_FAILED = any(
  condition('ResolutionFailed', 'True'),
  condition('InstallPlanFailed', 'True'),
  condition('BundleUnpackFailed', 'True'),
  condition('CatalogSourcesUnhealthy', 'True'),
);
const UPGRADE_FAILED = word('state', 'UpgradeFailed');
const SUBSCRIPTION_FAILED = any(CONDITIONS_FAILED, UPGRADE_FAILED);

/** What OpenShift adds to Kubernetes, and its operators. */
export const OPENSHIFT: readonly ResourceDefinition[] = [
  {
    group: 'route.openshift.io',
    kind: 'Route',
    plural: 'routes',
    docs: 'https://docs.openshift.com/container-platform/latest/networking/routes/route-configuration.html',
    health: {
      failed: ADMITTED('False'),
      current: ADMITTED('True'),
      message:
        "size(status.?ingress.orValue([])) > 0 && size(status.ingress[0].?conditions.orValue([])) > 0 ? status.ingress[0].conditions[0].?message.orValue('') : ''",
    },
    owns: [],
    fields: ['spec.host', 'spec.path', 'spec.port.targetPort'],
    columns: [text('Host', 'spec.host'), text('Service', 'spec.to.name')],
    targets: [{ path: 'spec.to', kind: 'Service' }],
  },
  {
    group: 'apps.openshift.io',
    kind: 'DeploymentConfig',
    plural: 'deploymentconfigs',
    owns: ['workloads'],
    docs: 'https://docs.openshift.com/container-platform/latest/applications/deployments/what-deployments-are.html',
    columns: [
      number('Revision', 'status.latestVersion'),
      number('Desired', 'spec.replicas'),
      number('Available', 'status.availableReplicas'),
    ],
    health: {
      // A pause holds back rollouts; it takes no pods away.
      suspended: all(specFlag('paused'), `!(${IS_DOWN})`),
      failed: any(
        condition('Progressing', 'False'),
        all(
          IS_DOWN,
          // The first rollout begins without pods, and `Recreate` removes the old ones.
          any(`!(${condition('Progressing', 'True')})`, ROLLED_OUT),
        ),
      ),
      current: all(ROLLED_OUT, any(condition('Available', 'True'), WANTS_NONE)),
      message: says(['Progressing', 'False'], ['Available', 'False']),
    },
  },
  {
    group: 'build.openshift.io',
    kind: 'Build',
    plural: 'builds',
    runsToCompletion: true,
    docs: 'https://docs.openshift.com/container-platform/latest/cicd/builds/understanding-image-builds.html',
    columns: [
      text('Phase', 'status.phase'),
      text('Type', 'spec.strategy.type'),
      date('Started', 'status.startTimestamp'),
    ],
    health: {
      suspended: word('phase', 'Cancelled'),
      failed: word('phase', 'Failed', 'Error'),
      current: word('phase', 'Complete'),
      message: firstText(
        "status.?message.orValue('')",
        "status.?reason.orValue('')",
      ),
    },
  },
  {
    group: 'operators.coreos.com',
    kind: 'Subscription',
    plural: 'subscriptions',
    docs: `${OLM_DOCS}subscription/`,
    owns: [],
    health: {
      failed: SUBSCRIPTION_FAILED,
      suspended: all(
        `${CONDITIONS}.exists(c, c.type == 'InstallPlanPending' && c.status == 'True' && c.?reason.orValue('') == 'RequiresApproval')`,
        `!(${SUBSCRIPTION_FAILED})`,
      ),
      current: word('state', 'AtLatestKnown'),
      message: `${UPGRADE_FAILED} && !(${CONDITIONS_FAILED}) ? 'The upgrade failed' : ${says(
        ['ResolutionFailed', 'True'],
        ['InstallPlanFailed', 'True'],
        ['BundleUnpackFailed', 'True'],
        ['CatalogSourcesUnhealthy', 'True'],
      )}`,
    },
    fields: ['spec.name', 'spec.channel', 'status.installedCSV'],
    columns: [
      text('Package', 'spec.name'),
      text('Channel', 'spec.channel'),
      text('Installed', 'status.installedCSV'),
    ],
  },
  {
    group: 'operators.coreos.com',
    kind: 'InstallPlan',
    plural: 'installplans',
    runsToCompletion: true,
    docs: `${OLM_DOCS}installplan/`,
    columns: [
      text('Phase', 'status.phase'),
      text('Approval', 'spec.approval'),
      text('Versions', 'spec.clusterServiceVersionNames'),
    ],
    health: {
      suspended: word('phase', 'RequiresApproval'),
      failed: word('phase', 'Failed'),
      current: word('phase', 'Complete'),
      message: says(['Installed', 'False']),
    },
  },
  {
    group: 'operators.coreos.com',
    kind: 'ClusterServiceVersion',
    plural: 'clusterserviceversions',
    docs: `${OLM_DOCS}clusterserviceversion/`,
    health: {
      failed: word('phase', 'Failed', 'Unknown'),
      current: word('phase', 'Succeeded'),
      message: "status.?message.orValue('')",
    },
    fields: ['spec.version', 'status.phase'],
    columns: [text('Version', 'spec.version')],
  },
  {
    group: 'operators.coreos.com',
    kind: 'CatalogSource',
    plural: 'catalogsources',
    docs: `${OLM_DOCS}catalogsource/`,
    columns: [
      text('Connection', 'status.connectionState.lastObservedState'),
      text('Publisher', 'spec.publisher'),
    ],
    // Operators that are installed keep running.
    severity: { failing: 'warning' },
    health: {
      failed: any(
        word('connectionState.lastObservedState', 'TRANSIENT_FAILURE'),
        all(
          "status.?reason.orValue('').endsWith('Error')",
          `!(${word('connectionState.lastObservedState', 'READY')})`,
        ),
      ),
      current: word('connectionState.lastObservedState', 'READY'),
      message:
        "status.?message.orValue('Connection: ' + status.?connectionState.?lastObservedState.orValue('unknown'))",
    },
  },
];
