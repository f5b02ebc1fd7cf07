import { FleetState } from '@podlight/backstage-plugin-kubernetes-common';
import { z } from 'zod';

/** What can be said of a service that has been looked at; other states are not stored. */
export type StoredState = Extract<
  FleetState,
  'failing' | 'notReady' | 'warning' | 'healthy' | 'absent'
>;

/** How a service does in one cluster, as it is in the database. */
export interface StoredCell {
  readonly state: StoredState;
  /** When it became so, in milliseconds since 1970; absent while nothing is wrong. */
  readonly since?: number;
  readonly details: CellDetails;
}

const details = z.object({
  pods: z.number().int().min(0).catch(0),
  ready: z.number().int().min(0).catch(0),
  headline: z.string().optional().catch(undefined),
  classes: z.array(z.string()).catch([]),
  versions: z.array(z.string()).catch([]),
});

/** What is stored of a cell as JSON. Names of pods, and labels but the version, are not. */
export type CellDetails = Readonly<z.infer<typeof details>>;

const STATES: ReadonlySet<string> = new Set<StoredState>([
  'failing',
  'notReady',
  'warning',
  'healthy',
  'absent',
]);

export function isStoredState(state: string): state is StoredState {
  return STATES.has(state);
}

/** Undefined for what another release wrote and this one does not understand. */
export function readCell(row: {
  readonly state: string;
  readonly since: string | number | null;
  readonly details: string;
}): StoredCell | undefined {
  if (!isStoredState(row.state)) return undefined;
  try {
    const since = row.since === null ? undefined : Number(row.since);
    return {
      state: row.state,
      ...(since !== undefined && { since }),
      details: details.parse(JSON.parse(row.details)),
    };
  } catch {
    return undefined;
  }
}

/** The failure classes that a cell has. */
export function classesOf(cell: StoredCell | undefined): readonly string[] {
  return cell?.details.classes ?? [];
}

/** Equal for cells that say the same. */
export function keyOf(cell: StoredCell): string {
  const { headline, classes, versions, pods, ready } = cell.details;
  return JSON.stringify([
    cell.state,
    cell.since,
    headline,
    classes,
    versions,
    pods,
    ready,
  ]);
}
