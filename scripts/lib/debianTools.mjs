/**
 * Programs that tests need and npm does not have: a browser, kubectl, shells and servers.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const TOOLS = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    names: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
    ],
    places: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    debianPackage: 'chromium',
  },
  kubectl: {
    variable: 'KUBECTL_PATH',
    names: ['kubectl'],
    places: [],
    debianPackage: 'kubernetes-client',
  },
  bash: {
    variable: 'BASH_PATH',
    names: ['bash'],
    places: [],
    debianPackage: 'bash',
  },
  zsh: {
    variable: 'ZSH_PATH',
    names: ['zsh'],
    places: [],
    debianPackage: 'zsh',
  },
  fish: {
    variable: 'FISH_PATH',
    names: ['fish'],
    places: [],
    debianPackage: 'fish',
  },
  prometheus: {
    variable: 'PROMETHEUS_PATH',
    names: ['prometheus'],
    places: [],
    debianPackage: 'prometheus',
  },
  initdb: {
    variable: 'INITDB_PATH',
    names: ['initdb'],
    places: [],
    debianPackage: 'postgresql',
    /** Not on the PATH; a folder for each version. */
    versions: '/usr/lib/postgresql',
  },
  pgbouncer: {
    variable: 'PGBOUNCER_PATH',
    names: ['pgbouncer'],
    places: ['/usr/sbin/pgbouncer'],
    debianPackage: 'pgbouncer',
  },
  promtool: {
    variable: 'PROMTOOL_PATH',
    names: ['promtool'],
    places: [],
    debianPackage: 'prometheus',
  },
};

/**
 * Path of the program; installed from Debian's packages where it is missing and
 * that is possible. Throws an error with the remedy otherwise, because a test that
 * needs it must not be skipped silently.
 */
export function requireTool(tool) {
  const { variable, debianPackage } = TOOLS[tool];
  const found = find(tool) ?? (installFromDebian(debianPackage) && find(tool));
  if (found) return found;
  throw new Error(
    `The tests need ${tool}, and it is not on this machine. Install it (Debian, Ubuntu: ` +
      `apt-get install ${debianPackage}), or set ${variable} to its path.`,
  );
}

function find(tool) {
  const { variable, names, places, versions } = TOOLS[tool];
  const ofVersions =
    versions && existsSync(versions)
      ? readdirSync(versions).flatMap(version =>
          names.map(name => join(versions, version, 'bin', name)),
        )
      : [];
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, name)));
  return [process.env[variable], ...onPath, ...places, ...ofVersions].find(
    path => path && existsSync(path),
  );
}

function installFromDebian(debianPackage) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`● Installing ${debianPackage} from Debian's packages`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], options);
  return (
    spawnSync('apt-get', ['install', '-y', '-qq', debianPackage], options)
      .status === 0
  );
}
