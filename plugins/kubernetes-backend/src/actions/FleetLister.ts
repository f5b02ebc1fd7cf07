import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  FleetServiceRow,
  FleetState,
  isFleetProblem,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FleetAccess, FleetScope } from '../fleet/access';
import { listServices } from '../fleet/response';
import { FleetReader } from '../fleet/reader';
import { CallerGate, LOOK_COST } from '../routes/CallerGate';
import { toCaller } from '../routes/identifyCaller';
import { Clock } from '../util/timing';
import { ActionContext } from './ActionContext';
import { ServiceHealth, UnreadService } from './serviceHealth';

/** Services that one answer names; an assistant can do nothing with more. */
const MAX_LISTED = 500;

const MAX_CAUSES = 3;

/** A read that takes longer is given up. */
const PATIENCE_MS = 60_000;

const NOT_SEEN: Readonly<Partial<Record<FleetState, string>>> = {
  unseen: 'The fleet index doesn’t see all of its clusters now.',
  unknown: 'The fleet index has not looked at it yet.',
};

export interface FleetListerOptions {
  readonly auth: AuthService;
  readonly gate: CallerGate;
  readonly audit: ActionContext['audit'];
  readonly fleet: {
    readonly access: FleetAccess;
    /** Undefined where the index is off. */
    readonly reader: () => FleetReader | undefined;
  };
  readonly clock: Clock;
}

/** Answers Backstage's actions from the fleet index, without a request to a cluster. */
export class FleetLister {
  readonly #options: FleetListerOptions;

  constructor(options: FleetListerOptions) {
    this.#options = options;
  }

  /**
   * How the caller's services do, or those that are named; undefined where there is no index.
   *
   * @throws NotAllowedError without the permission for any service
   */
  async list(
    credentials: BackstageCredentials,
    entityRefs: readonly string[] | undefined,
  ): Promise<ServiceHealth | undefined> {
    const { audit, auth, clock, fleet, gate } = this.#options;
    const reader = fleet.reader();
    if (!reader) return undefined;
    const caller = toCaller(auth, credentials);
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const scope: FleetScope = entityRefs
      ? {
          type: 'named',
          entityRefs: entityRefs.flatMap(ref => normalized(ref) ?? []),
        }
      : { type: 'mine' };
    const read = async () => {
      const grant = await fleet.access.authorize(caller, scope, undefined);
      const options = { showsAllClusters: false, now: clock.now() };
      const list = await listServices(reader, grant, options, signal);
      return toHealth(list.services, entityRefs, list.isTruncated ?? false);
    };
    const recorded = () =>
      audit('services-listed', undefined, credentials, read);
    const { userEntityRef } = caller;
    return userEntityRef === undefined
      ? recorded()
      : gate.run(userEntityRef, signal, recorded, LOOK_COST);
  }
}

function toHealth(
  rows: readonly FleetServiceRow[],
  entityRefs: readonly string[] | undefined,
  isTruncated: boolean,
): ServiceHealth {
  const known = new Map(rows.map(row => [row.entityRef, row]));
  const unread: UnreadService[] = [];
  const found: FleetServiceRow[] = [];
  if (!entityRefs) found.push(...rows);
  for (const written of new Set(entityRefs)) {
    const row = known.get(normalized(written) ?? written);
    if (row) found.push(row);
    else {
      unread.push({
        entityRef: written,
        reason:
          'It does not exist, has no annotation for Kubernetes, or you don’t have permission to view it.',
      });
    }
  }
  const listed = found.slice(0, MAX_LISTED);
  for (const row of listed) {
    const { entityRef } = row;
    const reason = notSeen(row);
    if (reason !== undefined) unread.push({ entityRef, reason });
  }
  return {
    unhealthy: listed.filter(isUnhealthy).map(row => ({
      entityRef: row.entityRef,
      state: row.state,
      headline: toHeadline(row),
      causes: listCauses(row),
    })),
    healthy: listed
      .filter(row => !isUnhealthy(row) && notSeen(row) === undefined)
      .map(({ entityRef }) => entityRef),
    unread,
    isTruncated: isTruncated || found.length > listed.length,
  };
}

/** Why it can't be called healthy; undefined where it can, or where it is unhealthy. */
function notSeen(row: FleetServiceRow): string | undefined {
  if (isUnhealthy(row)) return undefined;
  const limited = row.cells.find(({ isLimited }) => isLimited);
  return limited?.headline ?? NOT_SEEN[row.unseen ? 'unseen' : row.state];
}

function isUnhealthy({ state }: { readonly state: FleetState }): boolean {
  return isFleetProblem(state);
}

/** Cells come worst first. */
function toHeadline({ cells: [worst, ...others] }: FleetServiceRow): string {
  const count = others.filter(isUnhealthy).length;
  const more =
    count > 0
      ? `, and ${count} more ${count === 1 ? 'cluster' : 'clusters'}`
      : '';
  const { cluster, headline, isLimited, pods, ready } = worst;
  // A cell that another release has stored may lack its headline.
  const cause = headline === undefined ? '' : `${headline}: `;
  const known = isLimited ? ' that are known' : '';
  return `${cause}${ready} of ${pods} pods${known} ready in ${cluster}${more}`;
}

function listCauses({ cells }: FleetServiceRow): string[] {
  const causes = cells.flatMap(({ headline }) => headline ?? []);
  return [...new Set(causes)].slice(0, MAX_CAUSES);
}

/** Undefined for what is no reference. */
function normalized(written: string): string | undefined {
  try {
    return stringifyEntityRef(parseEntityRef(written));
  } catch {
    return undefined;
  }
}
