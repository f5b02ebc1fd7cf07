import { execFile } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import {
  ClusterConnect,
  connectCommands,
  ConnectTool,
  contextName,
  getPodsCommand,
  podCommands,
  shellQuote,
} from '@podlight/backstage-plugin-kubernetes-common';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { Simulator, startSimulator } from './testing';

const SHELL_TIMEOUT_MS = 20_000;
/** Each run starts a shell; on a busy machine that takes a while. */
const SHELL_RUNS = 40;
jest.setTimeout(120_000);

/** Names that an unquoted command would execute. */
const HOSTILE_NAMES = [
  'plain',
  'two words',
  'it\'s $(touch hacked) `id` "$HOME" \\ ; rm -rf . & | > x #',
  '-x',
  '--help',
  '-',
  '=ls',
  '*',
  '~',
  'würfel 🎲',
  'line\nbreak\n',
  'escape \u001b[201~ return \r tab \t end',
];

/** The most dangerous of them. */
const WORST_NAMES = HOSTILE_NAMES.slice(1, 5);

let folder: string;
let environment: NodeJS.ProcessEnv;

interface Output {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs a line like a shell into which it was pasted. */
function sh(line: string): Promise<Output> {
  return new Promise((done, reject) => {
    execFile(
      'sh',
      ['-c', line],
      { env: environment, cwd: folder, timeout: SHELL_TIMEOUT_MS },
      (error, stdout, stderr) => {
        if (error && typeof error.code !== 'number') reject(error);
        else done({ stdout, stderr, code: Number(error?.code ?? 0) });
      },
    );
  });
}

interface Kubeconfig {
  readonly 'current-context': string;
  readonly contexts: readonly {
    readonly name: string;
    readonly context: { readonly namespace?: string };
  }[];
}

/** The current context and namespace, as kubectl has written them. */
async function whereAmI() {
  const text = await readFile(join(folder, 'config'), 'utf8');
  const config: Kubeconfig = parse(text);
  const context = config['current-context'];
  const entry = config.contexts.find(({ name }) => name === context);
  return { context, namespace: entry?.context.namespace };
}

/** Creates a kubeconfig with contexts of those names, the first of them current. */
async function createKubeconfig(contexts: readonly string[]) {
  await writeFile(
    join(folder, 'config'),
    stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': contexts[0],
      clusters: [{ name: 'c', cluster: { server: 'https://localhost:1' } }],
      users: [{ name: 'u', user: {} }],
      contexts: contexts.map(name => ({
        name,
        context: { cluster: 'c', user: 'u' },
      })),
    }),
  );
}

/**
 * A stand-in for a cloud's command: notes what it was called with, and does to
 * the kubeconfig what the real one does with these options.
 */
async function addProgram(name: string, context: string) {
  const file = join(folder, 'bin', name);
  await writeFile(
    file,
    [
      '#!/bin/sh',
      `printf '%s\\n' "$@" > ${shellQuote(join(folder, `${name}.called`))}`,
      'for argument; do case $argument in',
      '  --alias=*|--context=*) alias=${argument#*=} ;;',
      '  --region=*|--zone=*) location=${argument#*=} ;;',
      '  --project=*) project=${argument#*=} ;;',
      'esac; last=$argument; done',
      `context=${context}`,
      'kubectl config set-context --cluster=c --user=u -- "$context"',
      'kubectl config use-context -- "$context"',
    ].join('\n'),
  );
  await chmod(file, 0o755);
}

async function called(name: string) {
  const text = await readFile(join(folder, `${name}.called`), 'utf8');
  return text.trimEnd().split('\n');
}

async function findKubectl(): Promise<string> {
  const wanted = process.env.KUBECTL_PATH ?? 'kubectl';
  if (isAbsolute(wanted)) return wanted;
  const { stdout } = await sh(`command -v ${shellQuote(wanted)}`);
  if (stdout) return stdout.trim();
  throw new Error(
    'kubectl is not on the PATH, and these tests are about it. On Debian: apt-get install kubernetes-client',
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'connect-'));
  environment = {
    PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter),
    HOME: folder,
    KUBECONFIG: join(folder, 'config'),
  };
  await mkdir(join(folder, 'bin'));
  await symlink(await findKubectl(), join(folder, 'bin', 'kubectl'));
  await addProgram('gcloud', '"gke_${project}_${location}_$last"');
  await addProgram('aws', '"$alias"');
  await addProgram('az', '"$alias"');
  await addProgram('oc', '"default/$last/somebody"');
  await addProgram('tsh', '"$last"');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('shellQuote', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(...'\'"`$\\ \n\r\t\u001b!*?~{}[]()-=#&|;'),
    }),
    fc.constantFrom(...HOSTILE_NAMES),
  );

  it('survives the shell unchanged, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          // Arguments of programs cannot contain NUL.
          word.filter(
            text => !text.includes('\0') && !/\p{Surrogate}/u.test(text),
          ),
          { minLength: 1 },
        ),
        async words => {
          const quoted = words.map(shellQuote).join(' ');
          const { stdout } = await sh(`printf '%s\\0' ${quoted}`);
          expect(stdout.split('\0').slice(0, -1)).toEqual(words);
        },
      ),
      { numRuns: SHELL_RUNS },
    );
  });
});

describe('a line to connect with, in a real shell with a real kubectl', () => {
  it.each(HOSTILE_NAMES)(
    'goes to the context and the namespace %j',
    async name => {
      await createKubeconfig(['elsewhere', name, 'other']);
      const { connect = '' } = connectCommands(
        { name: 'eu', connect: { type: 'kubectl', context: name } },
        { namespace: name, tool: 'kubectl' },
      );
      const { code, stderr } = await sh(connect);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(await whereAmI()).toEqual({ context: name, namespace: name });
    },
  );

  it('changes nothing when the context is missing', async () => {
    await createKubeconfig(['elsewhere']);
    const before = await readFile(join(folder, 'config'), 'utf8');
    const { connect = '' } = connectCommands(
      { name: 'eu' },
      { namespace: 'games', tool: 'kubectl' },
    );
    const { code, stderr } = await sh(connect);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/no context exists with the name.*eu/);
    expect(await readFile(join(folder, 'config'), 'utf8')).toBe(before);
  });

  describe.each(WORST_NAMES)('with the name %j', name => {
    const cloud: readonly [string, ClusterConnect][] = [
      [
        'gcloud',
        {
          type: 'gcloud',
          project: name,
          location: 'europe-west1-b',
          cluster: 'prod',
        },
      ],
      ['aws', { type: 'aws', region: name, cluster: name, context: name }],
      ['az', { type: 'az', resourceGroup: name, cluster: name }],
    ];

    it.each(cloud)(
      'logs in with %s, then goes there',
      async (program, connect) => {
        await createKubeconfig(['elsewhere']);
        const cluster = { name, connect };
        const line = connectCommands(cluster, {
          namespace: name,
          tool: 'kubectl',
        });
        const { code, stderr } = await sh(line.connect ?? '');
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        expect(await whereAmI()).toEqual({
          context: contextName(cluster)?.name,
          namespace: name,
        });
        expect((await called(program)).join(' ')).toContain(`=${name}`);
      },
    );
  });

  it('logs in with oc, which names the context itself', async () => {
    await createKubeconfig(['elsewhere']);
    const { connect = '' } = connectCommands(
      { name: 'eu', connect: { type: 'oc', url: 'https://api.eu:6443' } },
      { namespace: 'games', tool: 'kubectl' },
    );
    expect((await sh(connect)).code).toBe(0);
    expect(await called('oc')).toEqual(['login', 'https://api.eu:6443']);
    expect(await whereAmI()).toEqual({
      context: 'default/https://api.eu:6443/somebody',
      namespace: 'games',
    });
  });

  it.each(HOSTILE_NAMES.filter(name => !name.startsWith('-')))(
    'fills a template with %j',
    async name => {
      await createKubeconfig(['elsewhere']);
      const { connect = '' } = connectCommands(
        {
          name,
          connect: { type: 'template', command: 'tsh kube login {{cluster}}' },
        },
        { namespace: name, tool: 'kubectl' },
      );
      const { code, stderr } = await sh(connect);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(await whereAmI()).toEqual({ context: name, namespace: name });
    },
  );

  it.each<[ConnectTool, readonly string[]]>([
    ['kubectx', ['kubectx two words', 'kubens two words']],
    ['oc', ['oc config use-context two words', 'oc project two words']],
    ['k9s', ['k9s --context=two words --namespace=two words']],
  ])('tells %s the same', async (tool, calls) => {
    const log = join(folder, 'calls');
    await rm(log, { force: true });
    // The arguments as the program receives them, one line per call.
    const note = ['oc', 'kubectx', 'kubens', 'k9s']
      .map(name => `${name}() { echo "${name} $*" >> ${shellQuote(log)}; }`)
      .join('; ');
    const { connect = '' } = connectCommands(
      { name: 'two words' },
      { namespace: 'two words', tool },
    );
    expect((await sh(`${note}; ${connect}`)).code).toBe(0);
    expect((await readFile(log, 'utf8')).trimEnd().split('\n')).toEqual(calls);
  });
});

describe('on simulated clusters', () => {
  let simulator: Simulator;

  beforeAll(async () => {
    simulator = await startSimulator({
      scenario: resolve(__dirname, '../scenarios/demo.yaml'),
    });
  });

  afterAll(() => simulator.stop());

  it('the command selects the cluster and namespace of the pods', async () => {
    await writeFile(join(folder, 'config'), simulator.kubeconfig());
    for (const { name } of simulator.clusters) {
      const { connect = '' } = connectCommands(
        { name },
        { namespace: 'games', tool: 'kubectl' },
      );
      const { code, stdout } = await sh(`${connect} && kubectl get pods`);
      expect(code).toBe(0);
      expect(stdout).toMatch(/dice-roller/);
      expect(await whereAmI()).toEqual({ context: name, namespace: 'games' });
    }
  });

  it('the commands of a pod work from any context, and change nothing', async () => {
    await writeFile(join(folder, 'config'), simulator.kubeconfig());
    const [, cluster] = simulator.clusters;
    const scope = { context: cluster.name, namespace: 'games' };
    const before = await whereAmI();
    const list = await sh(
      `${getPodsCommand(
        scope,
        'backstage.io/kubernetes-id=dice-roller',
      )} -o name`,
    );
    const [pod] = list.stdout.trim().split('\n');
    const commands = podCommands(scope, {
      name: pod.replace('pod/', ''),
      port: 8080,
    });
    const described = await sh(commands.describe);
    expect(described.stdout).toMatch(new RegExp(`^Name: +${pod.slice(4)}`));
    expect((await sh(commands.logs.replace(' -f ', ' '))).code).toBe(0);
    expect(await whereAmI()).toEqual(before);
  });

  it.each(HOSTILE_NAMES.filter(name => !/[/\n]/.test(name)))(
    'kubectl takes %j for the name of a pod, not for an option',
    async name => {
      await writeFile(join(folder, 'config'), simulator.kubeconfig());
      const [{ name: context }] = simulator.clusters;
      const commands = podCommands(
        { context, namespace: 'games' },
        { name, port: 8080 },
      );
      const outputs = await Promise.all(Object.values(commands).map(sh));
      for (const { code, stderr } of outputs) {
        expect(code).not.toBe(0);
        expect(stderr).toMatch(/not found|NotFound|invalid/);
        expect(stderr).not.toMatch(/unknown (shorthand )?flag|Usage/);
      }
    },
  );
});
