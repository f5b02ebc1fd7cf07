import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ControlServer } from '@podlight/fake-kubernetes-api-server';
import { stageActions } from './operators/stageActions';
import { startFleet } from './fleet/startFleet';
import { startSimulator } from './startSimulator';

const USAGE = `Usage: yarn simulate [options]

  --scenario FILE      what runs where (default: packages/cluster-simulator/scenarios/demo.yaml)
  --fleet              40 clusters, 3,000 services and 270,000 pods instead of a scenario
  --clusters N, --services N, --pods N   the size of the fleet
  --failing N          pods of the fleet in a crash loop, of a thousand (default: 3)
  --port-base N        the first cluster's port, the others follow; 0 for any free ports (default: 0)
  --control-port N     port of the control endpoint; 0 for any free port (default: 0)
  --kubeconfig OUT     write a kubeconfig with all clusters as contexts
  --config OUT         write a Backstage app-config fragment with all clusters
`;

/** The script is a bundle in a cache, but it is started under the name of its source. */
const DEFAULT_SCENARIO = resolve(
  dirname(process.argv[1]),
  '../scenarios/demo.yaml',
);

function options() {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string', default: DEFAULT_SCENARIO },
      fleet: { type: 'boolean', default: false },
      clusters: { type: 'string', default: '40' },
      services: { type: 'string', default: '3000' },
      pods: { type: 'string', default: '270000' },
      failing: { type: 'string', default: '3' },
      'port-base': { type: 'string', default: '0' },
      'control-port': { type: 'string', default: '0' },
      kubeconfig: { type: 'string' },
      config: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

function wholeNumber(flag: string, text: string): number {
  if (!/^\d+$/.test(text))
    throw new Error(`--${flag} takes a whole number, not "${text}"`);
  return Number(text);
}

async function main(): Promise<void> {
  const values = options();
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const portBase = wholeNumber('port-base', values['port-base']);
  const simulator = values.fleet
    ? await startFleet({
        portBase,
        clusters: wholeNumber('clusters', values.clusters),
        services: wholeNumber('services', values.services),
        pods: wholeNumber('pods', values.pods),
        failingPerMille: wholeNumber('failing', values.failing),
      })
    : await startSimulator({ scenario: values.scenario, portBase });
  const control = new ControlServer(simulator.clusters, stageActions);
  const controlUrl = await control.listen(
    wholeNumber('control-port', values['control-port']),
  );
  // Both files hold tokens, if only simulated ones.
  if (values.kubeconfig)
    await writeFile(values.kubeconfig, simulator.kubeconfig(), { mode: 0o600 });
  if (values.config)
    await writeFile(values.config, simulator.appConfig(), { mode: 0o600 });
  process.stdout.write(
    `Simulating ${simulator.clusters.length} clusters. Control: ${controlUrl}\n`,
  );
  const stop = () => {
    Promise.all([control.stop(), simulator.stop()]).catch(error => {
      process.stderr.write(`${String(error)}\n`);
      process.exitCode = 1;
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch(error => {
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
