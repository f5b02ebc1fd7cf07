import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/toolchain.mjs';
import { startBackend } from '../fleet/startBackend.mjs';
import { startFleet } from '../fleet/startFleet.mjs';
import { createFloor } from '../fleet/subjects/floor.mjs';
import { createPodlight } from '../fleet/subjects/podlight.mjs';

const CLUSTERS = 6;
const SERVICES = 10;

/** A fleet, a backend that reads it with tokens from files, and access to both. */
export async function startStand() {
  // Imported late, because the bundler has to be installed first.
  const { bundleTs, importTs } = await import('../../scripts/run-ts.mjs');
  const folder = join(root, 'node_modules/.cache', `soak-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const fleet = await startFleet({ clusters: CLUSTERS, folder });
  const tokens = await useTokenFiles(fleet, folder);
  const plugin = await bundleTs('benchmarks/soak/soakPlugin.ts');
  const backend = await startBackend({
    name: 'podlight',
    modules: root,
    plugin,
    fleet,
    folder,
  });
  const browser = await importTs(
    'benchmarks/fleet/subjects/podlightBrowser.ts',
  );
  const floor = await createFloor(
    fleet.kubeconfig,
    cluster => tokens.get(cluster).token,
  );
  return {
    fleet,
    backend,
    tokens,
    floor,
    podlight: createPodlight(backend, browser),
    rows: await importTs('benchmarks/soak/freshRows.ts'),
    services: Array.from({ length: SERVICES }, (_, number) =>
      fleet.serviceName(number),
    ),
    logFile: join(folder, 'podlight.log'),
    stop: async () => {
      await backend.stop();
      await fleet.stop();
      rmSync(plugin, { force: true });
    },
  };
}

/** Writes each token into a file, as in a pod; returns the valid token and its file by cluster. */
async function useTokenFiles(fleet, folder) {
  const { parse, stringify } = await import('yaml');
  const config = parse(readFileSync(fleet.config, 'utf8'));
  const tokens = new Map();
  for (const method of config.kubernetes.clusterLocatorMethods) {
    method.clusters = method.clusters.map(
      ({ serviceAccountToken: token, ...cluster }) => {
        const file = join(folder, `${cluster.name}.token`);
        writeFileSync(file, token, { mode: 0o600 });
        tokens.set(cluster.name, { token, file });
        return { ...cluster, serviceAccountTokenFile: file };
      },
    );
  }
  writeFileSync(fleet.config, stringify(config), { mode: 0o600 });
  return tokens;
}
