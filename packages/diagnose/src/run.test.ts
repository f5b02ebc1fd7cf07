import {
  aPod,
  FIXTURE_NOW,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run';

const NOW = FIXTURE_NOW.toISOString();

const pod = (name = 'web-0') => aPod({ name, namespace: 'shop' });

function list(...items: unknown[]): string {
  return JSON.stringify({ kind: 'List', apiVersion: 'v1', items });
}

/** A typed list, whose items carry no kind, as API servers answer. */
function podList(...pods: ReturnType<typeof pod>[]): string {
  const items = pods.map(builder => {
    const { kind, apiVersion, ...item } = builder.build();
    return item;
  });
  return JSON.stringify({ kind: 'PodList', apiVersion: 'v1', items });
}

async function diagnose(
  argv: readonly string[],
  stdin: string | Uint8Array = '',
) {
  let output = '';
  let errors = '';
  const status = await run(argv, {
    readStdin: async () => Buffer.from(stdin),
    write: text => {
      output += text;
    },
    writeError: text => {
      errors += text;
    },
    now: () => FIXTURE_NOW,
  });
  const findings = output
    .split('\n')
    .filter(line => line !== '' && status === 0)
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line));
  return { status, output, errors, findings };
}

describe('yarn diagnose', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'diagnose-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function save(name: string, content: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }

  it('prints one JSON line a finding', async () => {
    const file = await save('pods.json', podList(pod().crashLooping()));
    const { status, findings } = await diagnose(['--now', NOW, file]);
    expect(status).toBe(0);
    expect(findings).toHaveLength(1);
    expect(Object.keys(findings[0]).slice(0, 7)).toEqual([
      'class',
      'severity',
      'namespace',
      'kind',
      'name',
      'container',
      'pods',
    ]);
    expect(findings[0]).toMatchObject({
      class: 'ApplicationError',
      severity: 'error',
      namespace: 'shop',
      kind: 'Pod',
      name: 'web-0',
      container: 'app',
      pods: ['web-0'],
    });
  });

  it('prints no finding and exits 0 when all is well, and says what it has read', async () => {
    const file = await save('pod.json', JSON.stringify(pod().build()));
    expect(await diagnose([file])).toMatchObject({
      status: 0,
      output: '',
      errors: [
        'diagnose: read 1 object from 1 file (1 Pod)',
        'diagnose: no events in the input; some causes are only visible in events',
        'diagnose: no problems found',
        '',
      ].join('\n'),
    });
  });

  it('reads a mixed List from standard input', async () => {
    const killed = pod().crashLooping({ exitCode: 137 }).withEvent({
      type: 'Normal',
      reason: 'Killing',
      message: 'Container app failed liveness probe, will be restarted',
      container: 'app',
      lastSeenSecondsAgo: 61,
    });
    const { findings } = await diagnose(
      ['-'],
      list(killed.build(), ...killed.events()),
    );
    expect(findings[0].class).toBe('LivenessProbeKilled');
  });

  it('looks at several files together', async () => {
    const vague = pod()
      .waiting('ImagePullBackOff', 'Back-off pulling image "x"')
      .withEvent({
        reason: 'Failed',
        message: 'Failed to pull image "x": manifest unknown',
        container: 'app',
        count: 5,
      });
    const pods = await save('pods.json', podList(vague));
    const events = await save('events.json', list(...vague.events()));
    const { findings } = await diagnose([pods, events]);
    expect(findings[0].class).toBe('ImageNotFound');
  });

  it('takes a folder for one snapshot, with its logs, and skips tables and refusals', async () => {
    await save('pods.json', podList(pod().crashLooping()));
    await save('pods.table.json', '{"kind":"Table"}');
    await save('secrets.http403.json', '{"kind":"Status"}');
    await mkdir(join(folder, 'logs'));
    await save(
      'logs/web-0__app.previous.log',
      'Traceback\nModuleNotFoundError: x\n',
    );
    await save('logs/web-0__app.log', 'still fine');
    const { findings } = await diagnose([folder]);
    expect(findings).toHaveLength(1);
    expect(findings[0].params.signature).toBe('missing-module');
  });

  it('falls back on the present log, the same while nothing runs, when the previous one went with its container', async () => {
    await save('pods.json', podList(pod().crashLooping()));
    await mkdir(join(folder, 'logs'));
    await save(
      'logs/web-0__app.previous.log',
      'unable to retrieve container logs for containerd://ab94',
    );
    await save('logs/web-0__app.log', 'exec /app: exec format error');
    const { findings } = await diagnose([folder]);
    expect(findings[0].class).toBe('ArchMismatch');
  });

  it('reads the present log while the run that ended is the present one', async () => {
    await save('pods.json', podList(pod().terminated({ restarts: 3 })));
    await mkdir(join(folder, 'logs'));
    await save('logs/web-0__app.log', 'panic: boom');
    await save('logs/web-0__app.previous.log', 'an earlier run');
    const { findings } = await diagnose([folder]);
    expect(findings[0].params.signature).toBe('go-panic');
  });

  it('names the folder when there are several', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    await Promise.all([mkdir(one), mkdir(two)]);
    await save('one/pods.json', podList(pod().crashLooping()));
    await save('two/pods.json', podList(pod()));
    const { findings } = await diagnose([one, two]);
    expect(findings.map(({ cluster }) => cluster)).toEqual(['one']);
  });

  it.each([
    ['is cut off', 'broken.json', '{"kind": "PodLi', 'incomplete JSON'],
    ['is empty', 'empty.json', '', 'neither JSON nor YAML'],
    ['has no items', 'list.json', list(), 'contains no objects'],
    [
      'has other kinds only',
      'config.json',
      list({ kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'c' } }),
      'not diagnosed: 1 ConfigMap',
    ],
    [
      'is other JSON',
      'package.json',
      '{"name":"x"}',
      "isn't a Kubernetes object",
    ],
    [
      'is a refusal',
      'pods.json',
      '{"kind":"Status","apiVersion":"v1"}',
      'is a Status',
    ],
  ])('says which file %s', async (_, name, content, words) => {
    const file = await save(name, content);
    const { status, output, errors } = await diagnose([file]);
    expect(status).toBe(1);
    expect(output).toBe('');
    expect(errors).toContain(file);
    expect(errors).toContain(words);
  });

  it('says that a path does not exist', async () => {
    const { status, errors } = await diagnose([join(folder, 'absent.json')]);
    expect(status).toBe(1);
    expect(errors).toContain("absent.json doesn't exist");
  });

  it('says what standard input is, when it is not Kubernetes JSON', async () => {
    const { status, errors } = await diagnose(['-'], 'NAME READY');
    expect(status).toBe(1);
    expect(errors).toContain('standard input is neither JSON nor YAML');
  });

  it('explains itself', async () => {
    expect(await diagnose(['--help'])).toMatchObject({ status: 0, errors: '' });
    expect((await diagnose(['--help'])).output).toContain('Usage:');
  });

  it.each([
    ['no path', []],
    ['an unknown option', ['--nope']],
    ['a time that is none', ['--now', 'yesterday', 'x.json']],
  ])('shows its usage for %s', async (_, argv) => {
    const { status, errors } = await diagnose(argv);
    expect(status).toBe(2);
    expect(errors).toContain('Usage:');
  });
});
