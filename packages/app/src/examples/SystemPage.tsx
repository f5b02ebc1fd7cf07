/** The sample of docs/fleet.md for the page of a System, on the classic frontend system. */
import { EntityLayout } from '@backstage/plugin-catalog';
import Grid from '@material-ui/core/Grid';
import {
  EntityKubernetesServicesCard,
  EntityKubernetesServicesContent,
} from '@podlight/backstage-plugin-kubernetes/legacy';

/** The page of a System; those of a Domain, a Group and a User take the same two. */
export const systemPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      <Grid container>
        <Grid item md={6}>
          <EntityKubernetesServicesCard href="services" />
        </Grid>
      </Grid>
    </EntityLayout.Route>
    <EntityLayout.Route path="/services" title="Services">
      <EntityKubernetesServicesContent />
    </EntityLayout.Route>
  </EntityLayout>
);
