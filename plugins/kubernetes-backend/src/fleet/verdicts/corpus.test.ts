import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KubernetesObject, startSimulator } from '@internal/cluster-simulator';
import {
  Compared,
  compareWithTab,
  isSame,
  isUnseen,
} from '../__testUtils__/compareWithTab';
import { createTabPipeline, followAll } from '../__testUtils__/demoFleet';

/** Some hundred recordings are served, and read twice. */
jest.setTimeout(180_000);

/** What real API servers served, with what was wrong. */
const CORPUS = resolve(
  __dirname,
  '../../../../../packages/diagnose/src/fixtures/corpus',
);

const ID = 'recorded';

/** Clusters at a time, of one recording each. */
const AT_ONCE = 30;

/** Of kinds that were recorded in an older version. */
const VERSIONS: Readonly<Record<string, string>> = {
  CronJob: 'batch/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  PodDisruptionBudget: 'policy/v1',
};

/** See "What is not there yet" in docs/fleet.md. */
const UNSEEN_CLASSES: ReadonlySet<string> = new Set([
  'BackendServiceMissing',
  'HPAFailedGetMetrics',
  'HPATargetMissing',
  'ServiceNoEndpoints',
]);

function readCase(name: string, file: string) {
  return JSON.parse(readFileSync(join(CORPUS, name, file), 'utf8'));
}

/** The objects of a recording as if it had been made now, all of one service. */
function objectsOf(name: string): readonly KubernetesObject[] {
  const shiftMs = Date.now() - Date.parse(readCase(name, 'expected.json').now);
  const { items } = JSON.parse(
    JSON.stringify(readCase(name, 'snapshot/objects.json')).replace(
      /"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"/g,
      time => {
        const at = new Date(Date.parse(JSON.parse(time)) + shiftMs);
        return JSON.stringify(at.toISOString());
      },
    ),
  );
  return items.map((object: KubernetesObject) => ({
    ...object,
    apiVersion: VERSIONS[object.kind ?? ''] ?? object.apiVersion,
    metadata: {
      ...object.metadata,
      labels: {
        ...object.metadata.labels,
        'backstage.io/kubernetes-id': ID,
      },
    },
  }));
}

/** Compares each recording, in a cluster of its own. */
async function compareAll(names: readonly string[]) {
  const simulator = await startSimulator({
    scenario: { clusters: names.map(name => ({ name })) },
  });
  for (const cluster of simulator.clusters) {
    objectsOf(cluster.name).forEach(object => cluster.put(object));
  }
  const followed = await followAll(simulator);
  const created = createTabPipeline(simulator);
  try {
    return await compareWithTab(simulator, followed.store, created)(ID);
  } finally {
    await followed.stop();
    await created.close();
    await simulator.stop();
  }
}

describe('the verdicts on the recordings', () => {
  const names = readdirSync(CORPUS);
  const compared: Compared[] = [];

  beforeAll(async () => {
    for (let at = 0; at < names.length; at += AT_ONCE) {
      compared.push(...(await compareAll(names.slice(at, at + AT_ONCE))));
    }
  });

  it('have something to say', () => {
    expect(compared).toHaveLength(names.length);
    const failing = compared.filter(({ shown }) => shown.length > 0);
    expect(failing.length).toBeGreaterThan(80);
  });

  it('miss only what shows neither in a pod nor in a workload', () => {
    const missed = compared
      .filter(isUnseen)
      .flatMap(({ shown, where }) =>
        shown
          .filter(name => !UNSEEN_CLASSES.has(name))
          .map(name => `${name} ${where}`),
      );
    expect(missed).toEqual([]);
  });

  it('say the same as the tab of all others', () => {
    const looked = compared.filter(({ isLookedAt }) => isLookedAt);
    expect(looked.filter(each => !isSame(each))).toEqual([]);
  });
});
