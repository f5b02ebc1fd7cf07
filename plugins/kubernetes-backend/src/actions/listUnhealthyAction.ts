import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { assessService } from '@podlight/backstage-plugin-kubernetes-common';
import { needsAttention } from '../pipeline/needsAttention';
import { describeError, toSafeMessage } from '../util/safeMessage';
import { ActionContext } from './ActionContext';
import { FleetLister } from './FleetLister';
import { entityRefInput } from './inputs';
import { ListedService, ServiceHealth, UnreadService } from './serviceHealth';

/** Each is read from all its clusters. */
const MAX_SERVICES = 25;

/** Named at once, where the fleet index knows them. */
const MAX_INDEXED = 500;

/** At a time, so that one question leaves room for the caller's tabs. */
const AT_ONCE = 3;

const MAX_CAUSES = 3;

/** A service as it was found. */
interface LookedAt {
  readonly listed: ListedService;
  readonly isUnhealthy: boolean;
  /** Some clusters can't be read. */
  readonly isPartial: boolean;
}

/** `list-unhealthy`: those of the caller's services, or of those that are named, that need attention. */
export function registerListUnhealthy(
  registry: ActionsRegistryService,
  context: ActionContext,
  listOwned: (
    credentials: BackstageCredentials,
    limit: number,
  ) => Promise<readonly string[]>,
  fleet?: FleetLister,
): void {
  const most = fleet ? MAX_INDEXED : MAX_SERVICES;
  registry.register({
    name: 'list-unhealthy',
    title: 'List services that need attention',
    description: `Says which services are unhealthy in Kubernetes, with their causes: those that are named, or those that the caller or a group of theirs owns, at most ${most}.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          entityRefs: z
            .array(entityRefInput(z))
            .min(1)
            .max(most)
            .optional()
            .describe('Without it, the services that the caller owns'),
        }),
      output: z =>
        z.object({
          unhealthy: z.array(
            z.object({
              entityRef: z.string(),
              state: z.string(),
              headline: z.string(),
              causes: z.array(z.string()),
            }),
          ),
          healthy: z.array(z.string()).describe('Entity refs'),
          unread: z
            .array(z.object({ entityRef: z.string(), reason: z.string() }))
            .describe(
              'Services that can’t be read in all their clusters, and show no problem in the others',
            ),
          isTruncated: z.boolean().describe('There are more services'),
        }),
    },
    action: async ({ credentials, input }) => {
      const indexed = await fleet?.list(credentials, input.entityRefs);
      if (indexed) return { output: sorted(indexed) };
      const wanted = new Set(
        input.entityRefs ?? (await listOwned(credentials, MAX_SERVICES + 1)),
      );
      const unhealthy: ListedService[] = [];
      const healthy: string[] = [];
      const unread: UnreadService[] = [];
      const queue = [...wanted].slice(0, MAX_SERVICES);
      const look = async () => {
        for (
          let entityRef = queue.shift();
          entityRef !== undefined;
          entityRef = queue.shift()
        ) {
          try {
            const { listed, isUnhealthy, isPartial } = await lookAt(
              context,
              credentials,
              entityRef,
            );
            if (isUnhealthy) {
              unhealthy.push(listed);
            } else if (isPartial) {
              // What cannot be seen is never called healthy.
              unread.push({
                entityRef: listed.entityRef,
                reason: listed.headline,
              });
            } else {
              healthy.push(listed.entityRef);
            }
          } catch (error) {
            unread.push({
              entityRef,
              reason: toSafeMessage(describeError(error)),
            });
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, look));
      return {
        output: sorted({
          unhealthy,
          healthy,
          unread,
          isTruncated: wanted.size > MAX_SERVICES,
        }),
      };
    },
  });
}

function lookAt(
  { reader, audit }: ActionContext,
  credentials: BackstageCredentials,
  entityRef: string,
): Promise<LookedAt> {
  return audit('service-explained', entityRef, credentials, async () => {
    const { snapshot } = await reader.read(credentials, entityRef);
    const assessment = assessService(snapshot);
    const { verdict, causes } = assessment;
    return {
      listed: {
        entityRef: snapshot.hello.entityRef,
        state: verdict.state,
        headline: verdict.headline,
        causes: causes
          .filter(({ severity }) => severity !== 'info')
          .slice(0, MAX_CAUSES)
          .map(({ title }) => title),
      },
      isUnhealthy: needsAttention(assessment),
      isPartial: verdict.unread.length > 0,
    };
  });
}

function sorted({ unhealthy, healthy, unread, isTruncated }: ServiceHealth) {
  return {
    unhealthy: unhealthy.toSorted(byRef),
    healthy: healthy.toSorted(),
    unread: unread.toSorted(byRef),
    isTruncated,
  };
}

function byRef(
  a: { readonly entityRef: string },
  b: { readonly entityRef: string },
): number {
  return a.entityRef.localeCompare(b.entityRef, 'en');
}
