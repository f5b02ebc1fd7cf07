import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

jest.setTimeout(60_000);

const root = resolve(__dirname, '../../..');
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'simulate-'));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

function simulate(...args: string[]) {
  const child = spawn(
    process.execPath,
    ['scripts/run-ts.mjs', 'packages/cluster-simulator/src/main.ts', ...args],
    { cwd: root },
  );
  let output = '';
  child.stdout.on('data', chunk => {
    output += String(chunk);
  });
  child.stderr.on('data', chunk => {
    output += String(chunk);
  });
  const exited = once(child, 'exit').then(([code]) => ({
    code: Number(code),
    output,
  }));
  const ready = async () => {
    while (!output.includes('Control: ')) {
      await Promise.race([once(child.stdout, 'data'), exited]);
      if (child.exitCode !== null) throw new Error(`It ended:\n${output}`);
    }
    return output;
  };
  return { child, exited, ready };
}

it('starts the demo, writes both files, prints one line, and exits cleanly', async () => {
  const kubeconfig = join(directory, 'kubeconfig');
  const config = join(directory, 'app-config.yaml');
  const { child, exited, ready } = simulate(
    '--kubeconfig',
    kubeconfig,
    '--config',
    config,
  );
  expect(await ready()).toMatch(
    /^Simulating 3 clusters\. Control: http:\/\/127\.0\.0\.1:\d+\n$/,
  );
  const { contexts } = parse(await readFile(kubeconfig, 'utf8'));
  expect(contexts.map((context: { name: string }) => context.name)).toEqual(
    expect.arrayContaining(['prod-eu', 'prod-us', 'prod-ap', 'prod-eu-nobody']),
  );
  const { kubernetes } = parse(await readFile(config, 'utf8'));
  expect(kubernetes).toMatchObject({
    serviceLocatorMethod: { type: 'multiTenant' },
    clusterLocatorMethods: [
      {
        type: 'config',
        clusters: [
          {
            name: 'prod-eu',
            title: 'Production Europe',
            region: 'eu-west-1',
            url: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
            authProvider: 'serviceAccount',
            serviceAccountToken: expect.any(String),
            caData: expect.any(String),
          },
          expect.objectContaining({ name: 'prod-us' }),
          expect.objectContaining({ name: 'prod-ap' }),
        ],
      },
    ],
  });
  child.kill('SIGTERM');
  expect((await exited).code).toBe(0);
});

it('starts a fleet', async () => {
  const size = ['--clusters', '3', '--services', '10', '--pods', '500'];
  const { child, exited, ready } = simulate('--fleet', ...size);
  expect(await ready()).toContain('Simulating 3 clusters.');
  child.kill('SIGINT');
  expect((await exited).code).toBe(0);
});

it('reports wrong arguments and exits', async () => {
  const missing = await simulate('--scenario', join(directory, 'none.yaml'))
    .exited;
  expect(missing.code).toBe(1);
  expect(missing.output).toContain('none.yaml cannot be read');
  const garbled = await simulate('--port-base', 'many').exited;
  expect(garbled.output).toBe('--port-base takes a whole number, not "many"\n');
});
