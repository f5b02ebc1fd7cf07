import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadScenario, parseScenario } from './loadScenario';

const clusters = [{ name: 'one' }];

it('fills in defaults', () => {
  const scenario = parseScenario({
    clusters,
    services: [{ name: 'web', workloads: [{}] }],
  });
  expect(scenario.services[0].workloads[0]).toMatchObject({
    kind: 'Deployment',
    replicas: 2,
    age: 3 * 86_400,
    container: { name: 'app', port: 8080 },
  });
});

it.each<[string, unknown, string]>([
  ['no clusters', {}, 'clusters: '],
  [
    'a name that Kubernetes would not take',
    { clusters: [{ name: 'One' }] },
    'clusters[0].name: must be a lower-case DNS name',
  ],
  ['a key that it does not know', { clusters, service: [] }, 'service'],
  [
    'a problem that it does not know',
    {
      clusters,
      services: [{ name: 'web', workloads: [{ problems: [{ type: 'sad' }] }] }],
    },
    'services[0].workloads[0].problems[0].type: ',
  ],
  [
    'a duration without a unit',
    { clusters, services: [{ name: 'web', workloads: [{ age: '12' }] }] },
    'services[0].workloads[0].age: must be a duration like 90s, 25m, 3h or 12d',
  ],
  [
    'a cluster that is not there',
    {
      clusters,
      services: [{ name: 'web', clusters: ['two'], workloads: [{}] }],
    },
    'services[0].clusters: there is no cluster "two"',
  ],
  [
    'a log profile that is not there',
    { clusters, services: [{ name: 'web', logs: 'poem', workloads: [{}] }] },
    'services[0].logs: there is no log profile "poem"',
  ],
  [
    'a stage in a cluster that is not there',
    {
      clusters,
      services: [
        {
          name: 'web',
          operated: [
            {
              type: 'postgres',
              name: 'db',
              stage: { two: 'failing-over' },
            },
          ],
        },
      ],
    },
    'services[0].operated[0]: there is no cluster "two"',
  ],
  [
    'last words that are not there',
    {
      clusters,
      services: [
        {
          name: 'web',
          operated: [{ type: 'postgres', name: 'db', lastWords: 'poem' }],
        },
      ],
    },
    'services[0].operated[0]: there is no log profile "poem"',
  ],
  [
    'two clusters of one name',
    { clusters: [...clusters, ...clusters] },
    'clusters: two clusters have the same name',
  ],
])('refuses %s and says where', (_, input, problem) => {
  expect(() => parseScenario(input, 'The scenario x.yaml')).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(
        'The scenario x.yaml is not a scenario:\n',
      ),
    }),
  );
  expect(() => parseScenario(input)).toThrow(problem);
});

describe('from a file', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'scenario-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('reads YAML', async () => {
    const file = join(directory, 'a.yaml');
    await writeFile(file, 'clusters:\n  - { name: one, region: eu }\n');
    expect((await loadScenario(file)).clusters[0]).toMatchObject({
      name: 'one',
      region: 'eu',
    });
  });

  it('names a file that is missing, or is not YAML', async () => {
    const file = join(directory, 'b.yaml');
    await expect(loadScenario(file)).rejects.toThrow(
      `The scenario ${file} cannot be read`,
    );
    await writeFile(file, 'clusters: [');
    await expect(loadScenario(file)).rejects.toThrow(
      `The scenario ${file} is not YAML`,
    );
  });
});
