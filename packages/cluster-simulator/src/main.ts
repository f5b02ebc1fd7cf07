import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ControlServer } from './control/ControlServer';
import { startSimulator } from './startSimulator';

const USAGE = `Usage: yarn simulate [options]

  --scenario FILE      what runs where (default: packages/cluster-simulator/scenarios/demo.yaml)
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
      'port-base': { type: 'string', default: '0' },
      'control-port': { type: 'string', default: '0' },
      kubeconfig: { type: 'string' },
      config: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

async function main(): Promise<void> {
  const values = options();
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const simulator = await startSimulator({
    scenario: values.scenario,
    portBase: Number(values['port-base']),
  });
  const control = new ControlServer(simulator);
  const controlUrl = await control.listen(Number(values['control-port']));
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
