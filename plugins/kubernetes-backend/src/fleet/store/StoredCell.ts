import {
  FLEET_LIMITS,
  FLEET_STATES,
  FleetCell,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { z } from 'zod';
import { toSafeMessage } from '../../util/safeMessage';

/** Of a class or a version. */
const MAX_ENTRY = 100;

/** How a service does in one cluster, as it is in the database. */
export interface StoredCell {
  readonly state: FleetState;
  /** When it became so, in milliseconds since 1970; undefined while nothing is wrong with a service that is there. */
  readonly since?: number;
  readonly details: CellDetails;
}

const details = z.object({
  pods: z.number().int().min(0),
  ready: z.number().int().min(0),
  headline: z.string().optional(),
  isLimited: z.boolean().optional(),
  classes: z.array(z.string()),
  versions: z.array(z.string()),
  // Absent in what earlier releases wrote.
  nodePools: z.array(z.string()).optional(),
});

/** What is stored of a cell as JSON. Names of pods, and labels but the version, are not. */
export type CellDetails = Readonly<z.infer<typeof details>>;

/** A service without objects in the cluster, where it had some; the database adds since when. */
export const ABSENT: StoredCell = {
  state: 'absent',
  details: { pods: 0, ready: 0, classes: [], versions: [] },
};

/** What is stored of what a page shows: bounded, and without credentials that a quoted line may contain. */
export function toStoredCell(cell: FleetCell): StoredCell {
  const { state, pods, ready, headline, isLimited, since } = cell;
  const time = since === undefined ? NaN : Date.parse(since);
  return {
    state,
    ...(!Number.isNaN(time) && { since: time }),
    details: {
      pods,
      ready,
      ...(headline !== undefined && {
        headline: toSafeMessage(headline).slice(0, FLEET_LIMITS.headline),
      }),
      ...(isLimited && { isLimited }),
      classes: few(cell.classes, FLEET_LIMITS.classes),
      versions: few(cell.versions, FLEET_LIMITS.versions),
      ...(cell.nodePools && {
        nodePools: few(cell.nodePools, FLEET_LIMITS.nodePools),
      }),
    },
  };
}

export function toFleetCell(cluster: string, cell: StoredCell): FleetCell {
  const { pods, ready, headline, isLimited, classes, nodePools, versions } =
    cell.details;
  return {
    cluster,
    state: cell.state,
    pods,
    ready,
    ...(cell.since !== undefined && {
      since: new Date(cell.since).toISOString(),
    }),
    ...(headline !== undefined && { headline }),
    ...(isLimited && { isLimited }),
    ...(classes.length > 0 && { classes }),
    ...(versions.length > 0 && { versions }),
    ...(nodePools && { nodePools }),
  };
}

/** Undefined for what another release wrote and this one does not understand. */
export function readCell(row: {
  readonly state: string;
  readonly since: string | number | null;
  readonly details: string;
}): StoredCell | undefined {
  const state = FLEET_STATES.find(name => name === row.state);
  const parsed = details.safeParse(parseJson(row.details));
  if (!state || !parsed.success) return undefined;
  return {
    state,
    ...(row.since !== null && { since: Number(row.since) }),
    details: parsed.data,
  };
}

/** Whether two cells say the same. */
export function isSameCell(a: StoredCell, b: StoredCell): boolean {
  return a.state === b.state && a.since === b.since && key(a) === key(b);
}

function key({ details: known }: StoredCell): string {
  const { headline, isLimited, classes, versions, nodePools, pods, ready } =
    known;
  return JSON.stringify([
    ...[headline, isLimited, classes, versions, nodePools],
    ...[pods, ready],
  ]);
}

function few(texts: readonly string[] = [], count: number): string[] {
  return texts.slice(0, count).map(text => text.slice(0, MAX_ENTRY));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
