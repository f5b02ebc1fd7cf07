import { Environment } from '@marcbachmann/cel-js';
import type { LuaLibrary } from '@podlight/backstage-plugin-kubernetes-backend/resources';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileFunction, constants } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { RE2JS } from 're2js';
import { run } from './run';

/** Outside of Jest, as the library itself makes a dynamic import. */
function loadWasmoon(): LuaLibrary {
  const file = createRequire(__filename).resolve('wasmoon');
  const module = { exports: {} };
  compileFunction(
    readFileSync(file, 'utf8'),
    ['exports', 'module', 'require', '__filename', '__dirname'],
    {
      filename: file,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  )(module.exports, module, createRequire(file), file, dirname(file));
  return module.exports as LuaLibrary;
}

async function judge(argv: readonly string[], stdin: string | Uint8Array = '') {
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
    // Jest has no dynamic imports.
    libraries: { Environment, RE2JS, ...loadWasmoon() },
  });
  const verdicts = output
    .split('\n')
    .filter(line => line.startsWith('{"apiVersion":'))
    .map(line => JSON.parse(line));
  return { status, output, errors, verdicts };
}

const thing = (name: string, status: object) => ({
  apiVersion: 'example.com/v1',
  kind: 'Thing',
  metadata: { name, namespace: 'shop' },
  status,
});
const ready = (status: string, message?: string) => ({
  conditions: [{ type: 'Ready', status, reason: 'Because', message }],
});

describe('yarn judge', () => {
  let folder: string;
  const file = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'judge-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('says how each object of a list is, in its order', async () => {
    const items = [
      thing('a', ready('True')),
      thing('b', ready('False', 'no leader')),
      thing('c', {}),
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'd' } },
    ];
    const { status, verdicts } = await judge(
      ['-'],
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
    );
    expect(status).toBe(0);
    const place = {
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      namespace: 'shop',
    };
    expect(verdicts).toEqual([
      { ...place, name: 'a', state: 'healthy' },
      {
        ...place,
        name: 'b',
        state: 'failing',
        message: 'Ready: Because: no leader',
      },
      { ...place, name: 'c', state: null },
      { apiVersion: 'v1', kind: 'ConfigMap', name: 'd', state: null },
    ]);
  });

  it('judges by the definitions of a file, as in app-config', async () => {
    const definitions = await file(
      'app-config.yaml',
      `kubernetes:
  resources:
    - group: example.com
      kind: Thing
      plural: things
      health:
        failed: status.shards < 2
        current: 'true'
        message: '"has " + string(status.shards) + " shards"'
`,
    );
    const objects = await file(
      'things.yaml.gz',
      gzipSync(
        'apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: a }\nstatus: { shards: 1 }\n',
      ),
    );
    const { verdicts } = await judge(['--definitions', definitions, objects]);
    expect(verdicts).toMatchObject([
      { name: 'a', state: 'failing', message: 'has 1 shards' },
    ]);
  });

  it.each([
    [
      'app-config',
      `kubernetes:
  resourceCustomizations:
    resource.customizations.health.example.com_Thing: |
      return { status = "Degraded", message = obj.status.shards .. " shards" }
`,
    ],
    [
      'the ConfigMap argocd-cm',
      `kind: ConfigMap
data:
  url: https://argocd.example.com
  resource.customizations.health.example.com_Thing: |
    return { status = "Degraded", message = obj.status.shards .. " shards" }
`,
    ],
    [
      'a definition',
      `- group: example.com
  kind: Thing
  plural: things
  health:
    lua: return { status = "Degraded", message = obj.status.shards .. " shards" }
`,
    ],
  ])('judges by the scripts of %s', async (_, content) => {
    const definitions = await file('definitions.yaml', content);
    const objects = JSON.stringify(thing('a', { shards: 1 }));
    const { verdicts } = await judge(
      ['--definitions', definitions, '-'],
      objects,
    );
    expect(verdicts).toMatchObject([{ state: 'failing', message: '1 shards' }]);
  });

  it('knows the shipped definitions', async () => {
    const { verdicts } = await judge(
      ['-'],
      JSON.stringify({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AnalysisRun',
        metadata: { name: 'a' },
        status: { phase: 'Failed' },
      }),
    );
    expect(verdicts).toMatchObject([{ state: 'failing' }]);
  });

  it.each([
    [
      'a definition that does not compile',
      '- { group: a.b, kind: C, plural: cs, health: { failed: "status." } }',
      /cs\.a\.b: health\.failed/,
    ],
    [
      'a key that is misspelled',
      '- { group: a.b, kind: C, plural: cs, helth: {} }',
      /Definition 1 .*helth/,
    ],
    ['a file without definitions', 'kubernetes: {}', /has no definitions/],
  ])('says what is wrong with %s', async (_, content, why) => {
    const path = await file('definitions.yaml', content);
    const { status, errors } = await judge(['--definitions', path, '-'], '{}');
    expect(status).toBe(1);
    expect(errors).toMatch(why);
  });

  it.each([
    ['nothing', '', /has no objects/],
    ['a cut off list', '{"items": [', /cut off or damaged/],
    ['broken YAML', 'a: [', /standard input|-:/],
  ])('says that it was given %s', async (_, stdin, why) => {
    const { status, errors } = await judge(['-'], stdin);
    expect(status).toBe(1);
    expect(errors).toMatch(why);
  });

  it('explains itself, and rejects what it does not know', async () => {
    expect((await judge(['--help'])).output).toContain('--definitions FILE');
    expect(await judge(['--nope'])).toMatchObject({ status: 2 });
    expect(await judge([])).toMatchObject({ status: 2 });
  });
});
