/** The samples of plugins/kubernetes/README.md for the classic frontend system, as one page has them. */
import { EntityLayout, EntitySwitch } from '@backstage/plugin-catalog';
import Grid from '@material-ui/core/Grid';
import {
  EntityKubernetesCard,
  EntityKubernetesContent,
  isKubernetesAvailable,
} from '@podlight/backstage-plugin-kubernetes/legacy';

const overviewContent = (
  <Grid container>
    <EntitySwitch>
      <EntitySwitch.Case if={isKubernetesAvailable}>
        <Grid item md={6}>
          <EntityKubernetesCard />
        </Grid>
      </EntitySwitch.Case>
    </EntitySwitch>
  </Grid>
);

export const entityPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      {overviewContent}
    </EntityLayout.Route>
    <EntityLayout.Route
      path="/kubernetes"
      title="Kubernetes"
      if={isKubernetesAvailable}
    >
      <EntityKubernetesContent />
    </EntityLayout.Route>
  </EntityLayout>
);

/** The tab, grouped as the team wants it. */
export const groupedTab = (
  <EntityKubernetesContent
    groupByFavourites={['label:commit-id', 'version']}
    groupByDefault="workload"
  />
);
