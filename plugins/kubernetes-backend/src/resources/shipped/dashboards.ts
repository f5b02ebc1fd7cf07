import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  condition,
  CONDITIONS,
  first,
  firstText,
  says,
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
const synchronized = (status: string) =>
  `${CONDITIONS}.exists(c, c.type.endsWith('Synchronized') && c.status == '${status}')`;

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
      suspended: specFlag('suspend'),
      failed: any(
        synchronized('False'),
        condition('InvalidSpec', 'True'),
        condition('NoMatchingInstance', 'True'),
        'status.?NoMatchingInstances.orValue(false) == true',
      ),
      current: any(
        synchronized('True'),
        // Older versions have no conditions.
        all(
          `size(${CONDITIONS}) == 0`,
          "status.?hash.orValue('') != '' || status.?uid.orValue('') != ''",
        ),
      ),
      message: firstText(
        says(['InvalidSpec', 'True'], ['NoMatchingInstance', 'True']),
        first(
          CONDITIONS,
          "i.type.endsWith('Synchronized') && i.status == 'False'",
          "i.?message.orValue('')",
        ),
        "(status.?NoMatchingInstances.orValue(false) == true ? 'No Grafana matches its selector' : '')",
      ),
    },
    severity: { failing: 'warning' },
    fields: ['spec.instanceSelector', 'status.lastResync'],
    columns: [text('Last synced', 'status.lastResync')],
  }),
);
