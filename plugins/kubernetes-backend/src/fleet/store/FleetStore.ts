import { FleetSight } from '@podlight/backstage-plugin-kubernetes-common';
import { chunks } from '../../util/chunks';
import { isUnwell } from '../isUnwell';
import { Database, databaseTime } from './database';
import { readCell, StoredCell } from './StoredCell';

/** Rows of one answer. */
const ROWS = 5_000;
const CHUNK = 200;

/** Transitions of a service, where all services together have too many; the first that is enough. */
const KEPT_OF_SERVICE = [2_000, 500, 100, 20];

/** Stands for all services where the transitions of all were cut. */
const ALL_SERVICES = '';

/** A change of a service in a cluster, with what the database has of it. */
export interface CellChange {
  readonly entityRef: string;
  /** What the entity stands for: see {@link hashSubject}. */
  readonly subject: string;
  readonly before: StoredCell | undefined;
  readonly after: StoredCell;
  /** The database has rows of what the entity stood for before; they are deleted. */
  readonly replacesOther?: boolean;
}

/** What a holder says of a cluster. */
export interface ClusterSight {
  readonly sight: FleetSight;
  readonly isLimited: boolean;
  /** See {@link PlaceTimes}; undefined where its cells do not tell where services are. */
  readonly placedAgoMs?: number;
}

export interface ReadCell {
  readonly entityRef: string;
  readonly subject: string;
  readonly revision: number;
  /** Undefined for what this release does not understand. */
  readonly cell: StoredCell | undefined;
}

export interface Transition {
  readonly cluster: string;
  readonly entityRef: string;
  readonly subject: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Milliseconds since 1970, by the database's clock. */
  readonly at: number;
}

/**
 * Until when transitions were deleted because there were too many, in milliseconds since 1970
 * by the database's clock: what was before is not known any more.
 */
export interface HistoryCuts {
  /** Undefined where those of all services together have had room. */
  readonly ofAll: number | undefined;
  readonly ofService: ReadonlyMap<string, number>;
}

/** Verdicts and their transitions, as rows. */
export class FleetStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Writes changes of a cluster, in one transaction. Returns false, and changes nothing, unless
   * the replica holds the cluster and nobody has changed it since this revision: so no
   * transition is lost or told twice, whoever believes to hold the cluster.
   */
  async write(
    replica: string,
    cluster: string,
    revision: number,
    changes: readonly CellChange[],
  ): Promise<boolean> {
    return this.#database.transaction(async transaction => {
      const next = revision + 1;
      const at = databaseTime(this.#database);
      const locked = await transaction('fleet_clusters')
        .where({ name: cluster, holder: replica, revision })
        .update({ revision: next });
      if (locked === 0) return false;
      for (const some of chunks(changes, CHUNK)) {
        await transaction('fleet_cells')
          .insert(
            some.map(({ entityRef, subject, after }) => ({
              cluster,
              entity_ref: entityRef,
              subject,
              revision: next,
              state: after.state,
              // By the clock that decides when the row is deleted.
              since: after.state === 'absent' ? at : after.since ?? null,
              details: JSON.stringify(after.details),
            })),
          )
          .onConflict(['cluster', 'entity_ref'])
          .merge();
      }
      const replaced = changes.filter(({ replacesOther }) => replacesOther);
      for (const some of chunks(replaced, CHUNK)) {
        const refs = some.map(({ entityRef }) => entityRef);
        await transaction('fleet_transitions')
          .where({ cluster })
          .whereIn('entity_ref', refs)
          .delete();
      }
      for (const some of chunks(changes.filter(isTransition), CHUNK)) {
        await transaction('fleet_transitions').insert(
          some.map(({ entityRef, subject, before, after }) => ({
            cluster,
            entity_ref: entityRef,
            subject,
            revision: next,
            from_state: before?.state ?? 'unknown',
            from_classes: JSON.stringify(before?.details.classes ?? []),
            to_state: after.state,
            to_classes: JSON.stringify(after.details.classes),
            at,
          })),
        );
      }
      return true;
    });
  }

  /** Notes how far the holder sees clusters. */
  async noteSight(
    replica: string,
    clusters: readonly string[],
    { sight, isLimited, placedAgoMs }: ClusterSight,
  ): Promise<void> {
    await this.#database('fleet_clusters')
      .where({ holder: replica })
      .whereIn('name', clusters)
      .update({
        sight,
        is_limited: isLimited,
        placed_at:
          placedAgoMs === undefined
            ? null
            : databaseTime(this.#database, -Math.ceil(placedAgoMs)),
        ...(sight === 'live' && { read_at: databaseTime(this.#database) }),
      });
  }

  /** Cells of a cluster that have changed since a revision, oldest first. */
  async readChanged(
    cluster: string,
    revision: number,
  ): Promise<readonly ReadCell[]> {
    const cells: ReadCell[] = [];
    let page: readonly ReadCell[];
    do {
      const last = cells.at(-1) ?? { revision, entityRef: undefined };
      page = await this.#readPage(cluster, last.revision, last.entityRef);
      cells.push(...page);
    } while (page.length === ROWS);
    return cells;
  }

  /** From after a cell on; without one, from the next revision on. */
  async #readPage(
    cluster: string,
    revision: number,
    entityRef: string | undefined,
  ): Promise<readonly ReadCell[]> {
    const rows: CellRow[] = await this.#database('fleet_cells')
      .select('entity_ref', 'subject', 'revision')
      .select('state', 'since', 'details')
      .where({ cluster })
      .andWhere(where => {
        where.where('revision', '>', revision);
        if (entityRef !== undefined) {
          where.orWhere(same =>
            same.where({ revision }).andWhere('entity_ref', '>', entityRef),
          );
        }
      })
      .orderBy(['revision', 'entity_ref'])
      .limit(ROWS);
    return rows.map(row => ({
      entityRef: row.entity_ref,
      subject: row.subject,
      revision: Number(row.revision),
      cell: readCell(row),
    }));
  }

  /**
   * Transitions of the last hours, the newest first, at most so many in all and of each service.
   */
  async readTransitions(
    ageMs: number,
    limit: number,
    limitOfService = limit,
  ): Promise<readonly Transition[]> {
    const ranked = this.#ranked().where(
      'at',
      '>',
      databaseTime(this.#database, -ageMs),
    );
    const rows = await this.#database
      .from(ranked.as('ranked'))
      .select('cluster', 'entity_ref', 'subject')
      .select('from_classes', 'to_classes', 'at')
      .where('number', '<=', limitOfService)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'revision', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(row => ({
      cluster: row.cluster,
      entityRef: row.entity_ref,
      subject: row.subject,
      before: readClasses(row.from_classes),
      after: readClasses(row.to_classes),
      at: Number(row.at),
    }));
  }

  /** Of the last hours. */
  async readHistoryCuts(ageMs: number): Promise<HistoryCuts> {
    const rows = await this.#database('fleet_history')
      .select('entity_ref', 'since')
      .where('since', '>', databaseTime(this.#database, -ageMs));
    const ofService = new Map<string, number>(
      rows.map(row => [row.entity_ref, Number(row.since)]),
    );
    const ofAll = ofService.get(ALL_SERVICES);
    ofService.delete(ALL_SERVICES);
    return { ofAll, ofService };
  }

  /**
   * Deletes the rows of services in clusters; in all of them when absent.
   *
   * @remarks
   * That raises no revision, so a holder that still knows a service does not notice that it has
   * to write its rows again.
   */
  async deleteServices(
    entityRefs: readonly string[],
    clusters?: readonly string[],
  ): Promise<void> {
    for (const some of chunks(entityRefs, CHUNK)) {
      for (const table of ['fleet_cells', 'fleet_transitions']) {
        const rows = this.#database(table).whereIn('entity_ref', some);
        await (clusters ? rows.whereIn('cluster', clusters) : rows).delete();
      }
      if (clusters) continue;
      await this.#database('fleet_history')
        .whereIn('entity_ref', some)
        .delete();
    }
  }

  /**
   * Deletes cells of services that have been in a cluster no more for so long: all replicas
   * have read that by then. Whoever still has such a cell in memory has nothing new to write.
   */
  async deleteAbsentCells(ageMs: number): Promise<void> {
    // An earlier release, which may still run beside this one, does not say since when.
    await this.#database('fleet_cells')
      .where({ state: 'absent' })
      .whereNull('since')
      .update({ since: databaseTime(this.#database) });
    await this.#database('fleet_cells')
      .where({ state: 'absent' })
      .andWhere('since', '<', databaseTime(this.#database, -ageMs))
      .delete();
  }

  /** References of all services that have rows. */
  async listServices(): Promise<readonly string[]> {
    const found = new Set<string>();
    for (const table of ['fleet_cells', 'fleet_transitions']) {
      const rows = await this.#database(table).distinct('entity_ref');
      for (const { entity_ref: entityRef } of rows) found.add(entityRef);
    }
    return [...found];
  }

  /** Deletes clusters, with all of their rows, that no replica has known for so long. */
  async deleteUnknownClusters(ageMs: number): Promise<void> {
    await this.#database('fleet_clusters')
      .whereNull('holder')
      .andWhere('known_at', '<', databaseTime(this.#database, -ageMs))
      .delete();
  }

  /** Transitions, numbered for each service, the newest first. */
  #ranked() {
    return this.#database('fleet_transitions')
      .select('*')
      .rowNumber('number', order =>
        order
          .partitionBy('entity_ref')
          .orderBy('at', 'desc')
          .orderBy('revision', 'desc')
          .orderBy('cluster'),
      );
  }

  /**
   * Deletes transitions that are older, and the oldest beyond a count: those of the services
   * that have most of them first, so that nobody's history ends because of another's.
   */
  async deleteOldTransitions(ageMs: number, count: number): Promise<void> {
    const transitions = () => this.#database('fleet_transitions');
    const before = databaseTime(this.#database, -ageMs);
    await transitions().where('at', '<', before).delete();
    await this.#database('fleet_history').where('since', '<', before).delete();
    const counted = async () => {
      const [{ total }] = await transitions().count({ total: '*' });
      return Number(total);
    };
    for (const limitOfService of KEPT_OF_SERVICE) {
      if ((await counted()) <= count) return;
      const beyond = await this.#database
        .from(this.#ranked().as('ranked'))
        .select('entity_ref')
        .max({ since: 'at' })
        .where('number', '>', limitOfService)
        .groupBy('entity_ref');
      await this.#noteCuts(beyond);
      await this.#deleteCut();
    }
    const [oldest] = await transitions()
      .select({ since: 'at' })
      .orderBy('at', 'desc')
      .offset(count)
      .limit(1);
    if (!oldest) return;
    await this.#noteCuts([{ entity_ref: ALL_SERVICES, ...oldest }]);
    await transitions().where('at', '<=', oldest.since).delete();
  }

  /** Before anything is deleted, so that nobody takes what is left for all that there was. */
  async #noteCuts(cuts: readonly object[]): Promise<void> {
    for (const some of chunks(cuts, CHUNK)) {
      await this.#database('fleet_history')
        .insert(some)
        .onConflict('entity_ref')
        .merge();
    }
  }

  /** Deletes what was cut of single services. */
  async #deleteCut(): Promise<void> {
    await this.#database('fleet_transitions')
      .whereExists(
        this.#database('fleet_history')
          .whereRaw('fleet_history.entity_ref = fleet_transitions.entity_ref')
          .whereRaw('fleet_transitions.at <= fleet_history.since'),
      )
      .delete();
  }
}

interface CellRow {
  readonly entity_ref: string;
  readonly subject: string;
  readonly revision: string | number;
  readonly state: string;
  readonly since: string | number | null;
  readonly details: string;
}

/** A service that is well where it is first seen has not changed. */
export function isTransition({
  before,
  after,
}: Pick<CellChange, 'before' | 'after'>): boolean {
  if (!isUnwell(before) && !isUnwell(after)) return false;
  return (
    before?.state !== after.state ||
    before.details.classes.join() !== after.details.classes.join()
  );
}

function readClasses(json: string): readonly string[] {
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed)
    ? parsed.filter(item => typeof item === 'string')
    : [];
}
