import { parseClusters, parseDiagnosis } from './parseClusters';

const ROW = {
  name: 'eu',
  condition: 'ok',
  provider: 'config',
  authProvider: 'serviceAccount',
  breaker: 'closed',
  watches: 0,
  viewers: 0,
};
const LIST = {
  at: '2026-01-01T12:00:00Z',
  clusters: [ROW],
  providerProblems: [{ provider: 'gke', message: 'no' }],
};
const DIAGNOSIS = {
  cluster: 'eu',
  at: '2026-01-01T12:00:00Z',
  steps: [{ step: 'dns', outcome: 'ok', message: '' }],
};

/** All ways to leave one field out. */
const withoutEach = (value: object): [string, object][] =>
  Object.keys(value).map(key => [key, { ...value, [key]: undefined }]);

it('reads what it should', () => {
  expect(parseClusters(JSON.stringify(LIST))).toEqual(LIST);
  expect(parseDiagnosis(JSON.stringify(DIAGNOSIS))).toEqual(DIAGNOSIS);
});

it.each([
  ...withoutEach(LIST),
  ...withoutEach(ROW).map(([key, row]): [string, object] => [
    `clusters.${key}`,
    { ...LIST, clusters: [ROW, row] },
  ]),
  ...withoutEach(LIST.providerProblems[0]).map(
    ([key, problem]): [string, object] => [
      `providerProblems.${key}`,
      { ...LIST, providerProblems: [problem] },
    ],
  ),
])('refuses a list without %s', (_, list) => {
  expect(() => parseClusters(JSON.stringify(list))).toThrow(
    'a list of clusters',
  );
});

it.each([
  ...withoutEach(DIAGNOSIS),
  ...withoutEach(DIAGNOSIS.steps[0]).map(([key, step]): [string, object] => [
    `steps.${key}`,
    { ...DIAGNOSIS, steps: [step] },
  ]),
])('refuses a diagnosis without %s', (_, diagnosis) => {
  expect(() => parseDiagnosis(JSON.stringify(diagnosis))).toThrow(
    'a diagnosis',
  );
});
