import { AgeWords } from '../../format';
import { Translate } from '../../i18n/useText';
import { MatrixRow, WorkloadCell } from '../../service';
import { skewSentence, skewWords } from './skewWords';

const t = ((key: string, values: object) =>
  [key.replace('workloads.', ''), ...Object.values(values)].join(
    '|',
  )) as unknown as Translate;
const clusterTitle = (name: string) => name.toUpperCase();

const BEHIND = { version: '3', cluster: 'us', at: '2026-03-01T12:00:00Z' };
const cell = (cluster: string, versions: string[], behind = true) =>
  ({
    ...{ type: 'present', cluster, versions },
    ...(behind && { behind: BEHIND }),
  } as unknown as WorkloadCell);
const cellsOf = (...cells: MatrixRow['cells']) => ({ cells });

it('says that a cluster is behind, and what is newer, where and since when', () => {
  const ages = { ago: (at: string) => `since ${at}` } as AgeWords;
  const words = { ages, clusterTitle };
  expect(skewSentence(cell('eu', ['1', '2']), words, t)).toBe(
    `stillIn|EU|1, 2|3|US|since ${BEHIND.at}`,
  );
  expect(skewSentence(cell('eu', ['3'], false), words, t)).toBeUndefined();
});

it.each([
  [[cell('eu', ['1'])], 'behind|1|EU|1'],
  [[cell('us', ['3'], false), cell('eu', ['1'])], 'behind|1|EU|1'],
  [[cell('eu', ['1']), cell('ap', ['1'])], 'behind|2|EU|1'],
  [[cell('eu', ['1']), cell('ap', ['2'])], 'behindNewest|2|3'],
  [[cell('eu', ['1', '2']), cell('ap', ['2'])], 'behindNewest|2|3'],
])('sums up which clusters are behind: %#', (cells, text) => {
  expect(skewWords(cellsOf(...cells), clusterTitle, t)).toBe(text);
});

it('says nothing where none is behind', () => {
  const cells = cellsOf(cell('us', ['3'], false), {
    ...{ type: 'absent', cluster: 'eu' },
  });
  expect(skewWords(cells, clusterTitle, t)).toBeUndefined();
});
