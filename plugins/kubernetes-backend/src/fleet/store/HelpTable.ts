import { HelpCounts, HelpStore } from '../../telemetry';
import { Database } from './database';

/** How often Help was used, in the plugin's database. */
export class HelpTable implements HelpStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(counts: HelpCounts): Promise<void> {
    const sum = (column: string) =>
      this.#database.raw('?? + ??', [
        `help_counts.${column}`,
        `excluded.${column}`,
      ]);
    await this.#database('help_counts')
      .insert(
        [...counts].map(([name, { opened, helped, notHelped }]) => ({
          class: name,
          opened,
          helped,
          not_helped: notHelped,
        })),
      )
      .onConflict('class')
      .merge({
        opened: sum('opened'),
        helped: sum('helped'),
        not_helped: sum('not_helped'),
      });
  }

  async read(limit: number): Promise<HelpCounts> {
    const rows = await this.#database('help_counts')
      .select('class', 'opened', 'helped', 'not_helped')
      .orderBy([{ column: 'opened', order: 'desc' }, 'class'])
      .limit(limit);
    return new Map(
      rows.map(row => [
        row.class,
        {
          opened: Number(row.opened),
          helped: Number(row.helped),
          notHelped: Number(row.not_helped),
        },
      ]),
    );
  }
}
