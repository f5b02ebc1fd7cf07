/**
 * The packages as they would be published.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/processes.mjs';
import { root } from '../lib/toolchain.mjs';

function publicWorkspaces() {
  return ['packages', 'plugins']
    .flatMap(group =>
      readdirSync(join(root, group)).map(name => join(root, group, name)),
    )
    .filter(folder => existsSync(join(folder, 'package.json')))
    .map(folder => ({ folder, manifest: readManifest(folder) }))
    .filter(({ manifest }) => !manifest.private);
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/**
 * Builds and packs every public package into `folder`. Returns, of each, the
 * `tarball`, the folder it was unpacked to, and the `manifest` inside.
 */
export async function packAll(folder, say) {
  say('Writing the types');
  await run('yarn', ['tsc'], { logFile: join(folder, 'tsc.log') });
  const packages = [];
  for (const workspace of publicWorkspaces()) {
    say(`Packing ${workspace.manifest.name}`);
    packages.push(await packOne(workspace, folder));
  }
  return packages;
}

async function packOne({ folder: workspace, manifest }, folder) {
  const short = manifest.name.split('/').at(-1);
  const tarball = join(folder, `${short}.tgz`);
  const unpacked = join(folder, 'unpacked', short);
  const options = { cwd: workspace, logFile: join(folder, `${short}.log`) };
  const hadDist = existsSync(join(workspace, 'dist'));
  try {
    await run('yarn', ['build'], options);
    await run('yarn', ['pack', '--out', tarball], options);
  } finally {
    // A pack that failed has left the manifest as it is to be published.
    if (existsSync(join(workspace, 'package.json-prepack'))) {
      await run('yarn', ['postpack'], options);
    }
    if (!hadDist) rmSync(join(workspace, 'dist'), { recursive: true });
  }
  mkdirSync(unpacked, { recursive: true });
  await run('tar', [
    ...['-xzf', tarball],
    ...['-C', unpacked, '--strip-components=1'],
  ]);
  return { tarball, folder: unpacked, manifest: readManifest(unpacked) };
}
