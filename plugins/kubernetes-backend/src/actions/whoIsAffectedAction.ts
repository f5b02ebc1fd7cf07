import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { assessService } from '@podlight/backstage-plugin-kubernetes-common';
import { ActionContext } from './ActionContext';
import { findDependents } from './dependents';
import { entityRefInput } from './inputs';

/** `who-is-affected`: where a service fails, and what depends on it. */
export function registerWhoIsAffected(
  registry: ActionsRegistryService,
  { reader, audit }: ActionContext,
  catalog: CatalogService,
): void {
  registry.register({
    name: 'who-is-affected',
    title: 'Who is affected by a failing service',
    description:
      'Says in which clusters and regions a service is unhealthy, and which entities of the catalog depend on it or consume its APIs, with their owners. The catalog says who may be affected, not who is calling at the moment.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z => z.object({ entityRef: entityRefInput(z) }),
      output: z =>
        z.object({
          headline: z.string(),
          clusters: z.array(
            z.object({
              name: z.string(),
              region: z.string().optional(),
              pods: z.number(),
              ready: z.number(),
              failing: z.number(),
              isRead: z.boolean().describe('Whether the numbers are current'),
            }),
          ),
          dependents: z.array(
            z.object({ entityRef: z.string(), owners: z.array(z.string()) }),
          ),
        }),
    },
    action: async ({ credentials, input }) =>
      audit('service-explained', input.entityRef, credentials, async () => {
        const { snapshot, granted } = await reader.read(
          credentials,
          input.entityRef,
        );
        const { verdict } = assessService(snapshot);
        const regions = new Map(
          snapshot.hello.clusters.map(({ name, region }) => [name, region]),
        );
        const dependents = await findDependents(
          catalog,
          granted.entity,
          credentials,
        );
        return {
          output: {
            headline: verdict.headline,
            clusters: snapshot.clusters
              .filter(
                ({ pods, state }) => pods.length > 0 || state.phase !== 'live',
              )
              .map(({ cluster, pods, state }) => ({
                name: cluster,
                region: regions.get(cluster),
                pods: pods.length,
                ready: pods.filter(pod => pod.state === 'ready').length,
                failing: pods.filter(pod => pod.state === 'failing').length,
                isRead: state.phase === 'live',
              })),
            dependents: dependents.map(({ entityRef, owners }) => ({
              entityRef,
              owners: [...owners],
            })),
          },
        };
      }),
  });
}
