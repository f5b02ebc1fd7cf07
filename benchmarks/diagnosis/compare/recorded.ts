import { parseObject } from '@podlight/backstage-plugin-kubernetes-common';
import { readFolder } from '@internal/diagnose';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RECORDED_LABELS } from '../scenarios';
import { Case } from './score';

interface List {
  readonly items: readonly unknown[];
}

const isList = (value: unknown): value is List =>
  typeof value === 'object' &&
  value !== null &&
  'items' in value &&
  Array.isArray(value.items);

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

function nowOf(value: unknown, path: string): string {
  if (typeof value === 'object' && value !== null && 'now' in value) {
    return String(value.now);
  }
  throw new Error(`${path} does not say when the objects were recorded`);
}

/**
 * The golden corpus with the labels of this benchmark, not with the findings
 * that are recorded beside it: those are Podlight's own.
 *
 * @throws Error for a case without a label.
 */
export async function readRecordedCases(
  corpus: string,
): Promise<readonly Case[]> {
  return Promise.all(
    (await readdir(corpus)).sort().map(async name => {
      const label = RECORDED_LABELS[name];
      if (!label) {
        throw new Error(
          `Say in scenarios/recorded.ts what must be found in ${name}`,
        );
      }
      const snapshot = join(corpus, name, 'snapshot');
      const list = await readJson(join(snapshot, 'objects.json'));
      const expected = join(corpus, name, 'expected.json');
      const { previousLogs } = await readFolder(snapshot);
      return {
        ...label,
        name,
        group: 'recorded',
        now: nowOf(await readJson(expected), expected),
        objects: isList(list)
          ? list.items.filter(object => parseObject(object) !== undefined)
          : [],
        previousLogs,
      };
    }),
  );
}
