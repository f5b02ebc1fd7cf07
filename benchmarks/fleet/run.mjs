/**
 * Podlight, the peer `@backstage/plugin-kubernetes-backend`, and the floor (a
 * bare program that only lists the pods, in parallel) on the same simulated
 * fleet, in the same run.
 *
 *   yarn bench [--only coldLoads,steadyState] [--quick] [--json FILE] [--write-docs]
 *
 * Takes about an hour; `--quick` some minutes, for changes of the benchmark itself.
 * `--clusters`, `--pods` and `--workers` are the fleet of `index`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCommand } from '../../scripts/lib/command.mjs';
import { root } from '../../scripts/lib/toolchain.mjs';
import { installFolder } from '../lib/installFolder.mjs';
import { measureChangeToScreen } from './measures/changeToScreen.mjs';
import { measureColdLoads, measureGrowth } from './measures/coldLoads.mjs';
import { measureFaults } from './measures/faults.mjs';
import { measureIdle } from './measures/idle.mjs';
import { measureStartUp } from './measures/startUp.mjs';
import { measureSteadyState } from './measures/steadyState.mjs';
import {
  measureConcurrentLoads,
  measureWarmLoads,
} from './measures/throughput.mjs';
import { startBackend } from './startBackend.mjs';
import { listServices, startFleet } from './startFleet.mjs';
import { startIndexed } from './startIndexed.mjs';
import { measureFirstTab } from './measures/fleetIndex/firstTab.mjs';
import { measureOpenTabs } from './measures/fleetIndex/openTabs.mjs';
import {
  measureIndex,
  measureSize,
} from './measures/fleetIndex/measureIndex.mjs';
import { createFloor } from './subjects/floor.mjs';
import { createPeer } from './subjects/peer.mjs';
import { createPodlight } from './subjects/podlight.mjs';
import { report, writeDocs } from './report.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const PEER = '@backstage/plugin-kubernetes-backend';

/** The size of fleet that all but growth is measured on. */
const CLUSTERS = 40;

const SIZES = {
  full: {
    loads: 20,
    warmLoads: 2_000,
    concurrentLoads: 60,
    repeats: 3,
    changes: 20,
    peerChanges: 5,
    tabs: [1, 10, 100, 1_000],
    clusters: [1, 10, CLUSTERS, 100],
    growthLoads: 10,
    index: {
      clusters: CLUSTERS,
      loads: 20,
      concurrentLoads: 60,
      changes: 20,
      coldRounds: 5,
      keepSeconds: 40,
    },
    firstTab: { clusters: CLUSTERS, pods: 27_000 },
    indexedTabs: { clusters: CLUSTERS, tabs: 1_000 },
    indexSizes: {
      sizes: [
        { clusters: 10, workers: 1 },
        { clusters: 100, workers: 2 },
        { clusters: 400, workers: 4 },
      ],
    },
  },
  quick: {
    loads: 3,
    warmLoads: 100,
    concurrentLoads: 8,
    repeats: 1,
    changes: 3,
    peerChanges: 1,
    tabs: [10],
    clusters: [1],
    growthLoads: 3,
    index: {
      clusters: 4,
      loads: 3,
      concurrentLoads: 8,
      changes: 3,
      coldRounds: 1,
      keepSeconds: 10,
    },
    firstTab: { clusters: 4, pods: 900 },
    indexedTabs: { clusters: 4, pods: 900, tabs: 10 },
    indexSizes: { sizes: [{ clusters: 4, workers: 2 }] },
  },
};

async function startSubjects(clusters, folder, plugins, browser) {
  const fleet = await startFleet({ clusters, folder });
  const begin = name => startBackend({ name, ...plugins[name], fleet, folder });
  // Each takes a processor until it has read its catalog.
  const [podlight, peer] = await Promise.all(['podlight', 'peer'].map(begin));
  const subjects = {
    podlight: createPodlight(podlight, browser),
    peer: createPeer(peer),
    floor: await createFloor(fleet.kubeconfig),
  };
  const stop = async () => {
    await Promise.all(Object.values(subjects).map(subject => subject.stop()));
    await fleet.stop();
  };
  return { fleet, ...subjects, services: listServices(fleet), stop };
}

const MEASURES = {
  idle: ({ podlight, peer }) => measureIdle([podlight, peer]),
  coldLoads: (stand, { loads }) => measureColdLoads({ ...stand, loads }),
  concurrentLoads: (stand, { concurrentLoads: loads }) =>
    measureConcurrentLoads({ ...stand, loads }),
  warmLoads: (stand, { warmLoads, concurrentLoads: loads }) =>
    measureWarmLoads({ ...stand, warmLoads, loads }),
  changeToScreen: async (stand, { changes, peerChanges }) => [
    await measureChangeToScreen({
      ...stand,
      subject: stand.podlight,
      changes,
      pauseMs: 1_000,
    }),
    await measureChangeToScreen({
      ...stand,
      subject: stand.peer,
      changes: peerChanges,
    }),
  ],
  faults: (stand, { repeats }) => measureFaults({ ...stand, repeats }),
  steadyState: async (stand, { tabs }) => {
    const rows = [];
    for (const count of tabs) {
      for (const subject of [stand.podlight, stand.peer]) {
        const row = await measureSteadyState({
          ...stand,
          subject,
          tabs: count,
        });
        console.log(`  ${JSON.stringify(row)}`);
        rows.push(row);
      }
    }
    return rows;
  },
};

/** With the fleet index; each has a fleet of its own. */
const INDEX_MEASURES = {
  index: async ({ begin, clusters, pods, ...size }) => {
    const stand = await begin({ clusters, pods });
    const measured = await measureIndex(stand, size);
    await stand.stop();
    return measured;
  },
  indexSizes: async ({ begin, sizes, clusters: only }) => {
    const rows = [];
    for (const { clusters, workers } of sizes) {
      if (only && clusters !== only) continue;
      const stand = await begin({ clusters, workers });
      rows.push(await measureSize(stand));
      console.log(`  ${JSON.stringify(rows.at(-1))}`);
      await stand.stop();
    }
    return rows;
  },
  firstTab: async ({ begin, clusters, pods }) => {
    const stand = await begin({ clusters, pods, failing: 0 });
    const measured = await measureFirstTab(stand);
    await stand.stop();
    return measured;
  },
  indexedTabs: async ({ begin, clusters, pods, tabs }) => {
    const stand = await begin({ clusters, pods });
    const measured = await measureOpenTabs(stand, tabs);
    await stand.stop();
    return measured;
  },
};

/** @param known - what was measured of one of the sizes already */
async function measureSizes({ clusters, growthLoads: loads }, begin, known) {
  const rows = [];
  for (const count of clusters) {
    if (count === known?.clusters) {
      rows.push(known);
      continue;
    }
    const stand = await begin(count);
    rows.push(await measureGrowth({ ...stand, loads }));
    console.log(`  ${JSON.stringify(rows.at(-1))}`);
    await stand.stop();
  }
  return rows;
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    'write-docs': { type: 'boolean', default: false },
    clusters: { type: 'string' },
    pods: { type: 'string' },
    workers: { type: 'string', default: '1' },
  },
});

await runCommand(async () => {
  installFolder(here);
  // Imported late, because the bundler has to be installed first.
  const { bundleTs, importTs } = await import('../../scripts/run-ts.mjs');
  const browser = await importTs(
    'benchmarks/fleet/subjects/podlightBrowser.ts',
  );
  const plugins = {
    podlight: {
      modules: root,
      plugin: await bundleTs('benchmarks/fleet/backends/podlightPlugin.ts', {
        withSourceMap: false,
        // As it is published; as an ES module it would load Backstage's own libraries a second time.
        format: 'cjs',
      }),
    },
    podlightWithIndex: {
      modules: root,
      plugin: await bundleTs('benchmarks/fleet/backends/podlightWithIndex.ts', {
        withSourceMap: false,
        format: 'cjs',
      }),
      env: {
        PODLIGHT_WORKER_FILE: await bundleTs(
          'plugins/kubernetes-backend/src/fleet/worker/worker.ts',
          { withSourceMap: false, format: 'cjs' },
        ),
      },
    },
    peer: { modules: here, plugin: PEER },
  };
  const folder = join(root, 'node_modules/.cache', `bench-${process.pid}`);
  mkdirSync(folder, { recursive: true });

  const wanted = values.only?.split(',');
  const isWanted = name => !wanted || wanted.includes(name);
  const size = SIZES[values.quick ? 'quick' : 'full'];
  const begin = clusters =>
    startSubjects(clusters, join(folder, String(clusters)), plugins, browser);

  const result = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(
      totalmem() / 2 ** 30,
    )} GB, Node ${process.versions.node}`,
  };
  if (isWanted('startUp')) {
    result.startUp = {
      podlight: measureStartUp(plugins.podlight),
      peer: measureStartUp(plugins.peer),
    };
  }
  const names = Object.keys(MEASURES).filter(isWanted);
  if (names.length) {
    const stand = await begin(CLUSTERS);
    for (const name of names) {
      console.log(`● ${name}`);
      result[name] = await MEASURES[name](stand, size);
      console.log(JSON.stringify(result[name]));
    }
    await stand.stop();
  }
  if (isWanted('growth')) {
    console.log('● growth');
    result.growth = await measureSizes(size, begin, result.coldLoads);
  }
  for (const [name, measure] of Object.entries(INDEX_MEASURES)) {
    if (!isWanted(name)) continue;
    console.log(`● ${name}`);
    result[name] = await measure({
      ...size[name],
      ...(values.clusters && { clusters: Number(values.clusters) }),
      ...(values.pods && { pods: Number(values.pods) }),
      begin: options =>
        startIndexed({
          workers: Number(values.workers),
          ...options,
          folder: join(folder, name),
          plugins,
          browser,
        }),
    });
    console.log(JSON.stringify(result[name]));
  }
  rmSync(folder, { recursive: true, force: true });
  for (const { plugin, env } of [plugins.podlight, plugins.podlightWithIndex]) {
    for (const file of [plugin, ...Object.values(env ?? {})])
      rmSync(file, { force: true });
  }

  console.log(`\n${report(result)}`);
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  if (values['write-docs']) await writeDocs(result);
});
