import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  condition,
  CONDITIONS,
  first,
  firstText,
  specFlag,
} from './cel';
import { text } from './columns';

/** What the Grafana operator makes in a Grafana, with plurals. */
const KINDS = {
  GrafanaAlertRuleGroup: 'grafanaalertrulegroups',
  GrafanaContactPoint: 'grafanacontactpoints',
  GrafanaDashboard: 'grafanadashboards',
  GrafanaDatasource: 'grafanadatasources',
  GrafanaFolder: 'grafanafolders',
  GrafanaLibraryPanel: 'grafanalibrarypanels',
  GrafanaMuteTiming: 'grafanamutetimings',
  GrafanaNotificationPolicy: 'grafananotificationpolicies',
  GrafanaNotificationTemplate: 'grafananotificationtemplates',
};

/** `DashboardSynchronized`, `FolderSynchronized`. */
const IS_SYNCHRONIZED = "i.type.endsWith('Synchronized')";

/** A condition that says why it is not in Grafana, or not as it should be. */
const FAULT = any(
  `${IS_SYNCHRONIZED} && i.status == 'False'`,
  "i.type in ['InvalidSpec', 'NoMatchingFolder', 'NoMatchingInstance', 'NotificationPolicyLoopDetected'] && i.status == 'True'",
);

/** What is shown in Grafana. */
export const DASHBOARDS: readonly ResourceDefinition[] = Object.entries(
  KINDS,
).map(
  ([kind, plural]): ResourceDefinition => ({
    group: 'grafana.integreatly.org',
    kind,
    plural,
    docs: 'https://grafana.github.io/grafana-operator/docs/api/',
    owns: [],
    health: {
      suspended: any(specFlag('suspend'), condition('Suspended', 'True')),
      failed: any(
        `${CONDITIONS}.exists(i, ${FAULT})`,
        'status.?NoMatchingInstances.orValue(false) == true',
      ),
      current: any(
        `${CONDITIONS}.exists(i, ${IS_SYNCHRONIZED} && i.status == 'True')`,
        // Older versions have no conditions.
        all(
          `size(${CONDITIONS}) == 0`,
          "status.?hash.orValue('') != '' || status.?uid.orValue('') != ''",
        ),
      ),
      message: firstText(
        first(CONDITIONS, FAULT, "i.?message.orValue('')"),
        "(status.?NoMatchingInstances.orValue(false) == true ? 'No Grafana matches its selector' : '')",
      ),
    },
    severity: { failing: 'warning' },
    fields: ['spec.instanceSelector', 'status.lastResync'],
    columns: [text('Last synced', 'status.lastResync')],
  }),
);
