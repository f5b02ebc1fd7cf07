/**
 * An app as `create-app` makes it, and Podlight in it as the READMEs say.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeBlocksBelow } from '../lib/markdown.mjs';
import { run } from '../lib/processes.mjs';
import { root } from '../lib/toolchain.mjs';

/** npx passes its own options on to all that it starts, and so to another npx. */
const WITHOUT_NPX = {
  npm_config_package: undefined,
  npm_config_call: undefined,
};

function read(file) {
  return readFileSync(file, 'utf8');
}

/** Changes a file; throws when that changes nothing, as the documentation is wrong then. */
function edit(file, change) {
  const before = read(file);
  const after = change(before);
  if (after === before) {
    throw new Error(`What the README says to change in ${file} is not there`);
  }
  writeFileSync(file, after);
}

/** Makes an app, and has it take `@podlight` packages from `registryUrl`. */
export async function createFreshApp({ folder, system, registryUrl, logFile }) {
  const legacy = system === 'classic' ? ['--legacy'] : [];
  await run(
    'npx',
    [
      ...['--yes', '@backstage/create-app@latest', '--skip-install'],
      ...[...legacy, '--path', folder],
    ],
    {
      logFile,
      env: { ...WITHOUT_NPX, BACKSTAGE_APP_NAME: `fresh-${system}` },
    },
  );
  takeOverResolutions(folder);
  pinBackstage(folder);
  appendFileSync(
    join(folder, '.yarnrc.yml'),
    [
      'enableTelemetry: false',
      // Yarn would ask a search engine for types, and ends when it cannot be reached.
      'tsEnableAutoTypes: false',
      'unsafeHttpWhitelist: ["127.0.0.1"]',
      `npmScopes: { podlight: { npmRegistryServer: "${registryUrl}" } }`,
      '',
    ].join('\n'),
  );
  await run('yarn', ['install'], { cwd: folder, logFile });
}

/**
 * Where only the npm registry can be reached no prebuilt binaries can be fetched,
 * so a fresh app needs the same versions as this repository to be installed.
 */
function takeOverResolutions(folder) {
  const { resolutions, dependenciesMeta } = JSON.parse(
    read(join(root, 'package.json')),
  );
  addToManifest(folder, { resolutions, dependenciesMeta });
}

/**
 * create-app gets a lock file from the network, with the versions of one release of
 * Backstage. Without it newer ones would be mixed in, some of them twice, and the
 * app would not start.
 */
function pinBackstage(folder) {
  const versions = ['app', 'backend'].flatMap(workspace => {
    const manifest = join(folder, 'packages', workspace, 'package.json');
    const { dependencies, devDependencies } = JSON.parse(read(manifest));
    return Object.entries({ ...dependencies, ...devDependencies });
  });
  const pins = versions
    .filter(([name]) => name.startsWith('@backstage/'))
    .map(([name, range]) => [name, range.replace(/^\^/, '')]);
  addToManifest(folder, { resolutions: Object.fromEntries(pins) });
}

function addToManifest(folder, { resolutions, ...others }) {
  edit(join(folder, 'package.json'), text => {
    const manifest = JSON.parse(text);
    return JSON.stringify(
      {
        ...manifest,
        resolutions: { ...resolutions, ...manifest.resolutions },
        ...others,
      },
      undefined,
      2,
    );
  });
}

/** All shell commands under "Install", in the order of the README. */
function readInstallCommands(readme) {
  return codeBlocksBelow(read(join(root, readme)), 'Install')
    .filter(({ language }) => ['sh', 'bash'].includes(language))
    .flatMap(({ code }) => code.trim().split('\n'));
}

/** Follows README.md, and for the classic frontend system that of the tab. */
export async function installAsDocumented({ folder, system, logFile, say }) {
  for (const command of readInstallCommands('README.md')) {
    say(command);
    await run('bash', ['-c', command], { cwd: folder, logFile });
  }
  editBackend(folder);
  if (system === 'classic') editClassicApp(folder);
}

/** The line that README.md gives takes the place of the peer's. */
function editBackend(folder) {
  const blocks = codeBlocksBelow(read(join(root, 'README.md')), 'Install');
  const line = blocks
    .map(({ code }) => /^backend\.add\(.*\);$/m.exec(code)?.[0])
    .find(Boolean);
  edit(join(folder, 'packages/backend/src/index.ts'), text =>
    text
      .replace(
        "backend.add(import('@backstage/plugin-kubernetes-backend'));\n",
        '',
      )
      .replace('backend.start();', `${line}\n\nbackend.start();`),
  );
}

/** The tab, the card and the page of the clusters, where the README of the tab has them. */
function editClassicApp(folder) {
  const blocks = codeBlocksBelow(
    read(join(root, 'plugins/kubernetes/README.md')),
    'Install',
  );
  const blockWith = text => {
    const block = blocks.find(({ code }) => code.includes(text));
    if (!block) throw new Error(`No sample of the README has ${text}`);
    return block.code.replace(/^\/\/.*\n/gm, '').replace(/;\n$/, '\n');
  };
  const entityPage = join(
    folder,
    'packages/app/src/components/catalog/EntityPage.tsx',
  );
  edit(entityPage, text =>
    text.replace(
      /import \{[^}]*\} from '@backstage\/plugin-kubernetes';\n/,
      blockWith('import {\n  EntityKubernetesCard'),
    ),
  );
  const card = blockWith('<EntityKubernetesCard />');
  edit(entityPage, text =>
    text.replace(
      /(const overviewContent = \([\s\S]*?\{entityWarningContent\}\n)/,
      (_, before) => `${before}${card}`,
    ),
  );
  const tab = blockWith('<EntityKubernetesContent />').replace(/\s+/g, '');
  if (!read(entityPage).replace(/\s+/g, '').includes(tab)) {
    throw new Error('The tab of a new app is not as the README shows it');
  }
  const [importLine, route] = blockWith('<KubernetesClustersPage />')
    .trim()
    .split('\n\n');
  edit(join(folder, 'packages/app/src/App.tsx'), text =>
    `${importLine}\n${text}`.replace(
      '  </FlatRoutes>',
      `${route}\n  </FlatRoutes>`,
    ),
  );
}
