import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Simulator } from '..';

/** Plenty for one command on loopback, on a busy machine. */
const TIMEOUT_MS = 20_000;

const KUBECTL = process.env.KUBECTL_PATH ?? 'kubectl';

export interface KubectlOutput {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code. */
  readonly code: number;
}

/** The real kubectl, with the kubeconfig of a simulator and without personal settings. */
export class Kubectl {
  readonly #home: string;

  private constructor(home: string) {
    this.#home = home;
  }

  static async create(simulator: Simulator): Promise<Kubectl> {
    const home = await mkdtemp(join(tmpdir(), 'kubectl-'));
    await writeFile(join(home, 'config'), simulator.kubeconfig());
    return new Kubectl(home);
  }

  /** Rejects only when kubectl is missing. */
  run(...args: readonly string[]): Promise<KubectlOutput> {
    const options = { env: this.#environment(), timeout: TIMEOUT_MS };
    return new Promise((resolve, reject) => {
      execFile(KUBECTL, args, options, (error, stdout, stderr) => {
        if (error?.code === 'ENOENT') {
          reject(
            new Error(
              'kubectl is not on the PATH, and these tests are about it. On Debian: apt-get install kubernetes-client',
            ),
          );
          return;
        }
        const code = typeof error?.code === 'number' ? error.code : 0;
        resolve({ stdout, stderr, code });
      });
    });
  }

  /** The output of an endless command when it first matches. */
  async until(pattern: RegExp, ...args: readonly string[]): Promise<string> {
    const child = spawn(KUBECTL, args, { env: this.#environment() });
    let text = '';
    const found = new Promise<string>((resolve, reject) => {
      const giveUp = setTimeout(
        () => reject(new Error(`No ${String(pattern)} in:\n${text}`)),
        TIMEOUT_MS,
      );
      child.stdout.on('data', chunk => {
        text += String(chunk);
        if (!pattern.test(text)) return;
        clearTimeout(giveUp);
        resolve(text);
      });
      child.on('error', reject);
    });
    try {
      return await found;
    } finally {
      const gone = new Promise(resolve => child.once('exit', resolve));
      child.kill();
      await gone;
    }
  }

  remove(): Promise<void> {
    return rm(this.#home, { recursive: true, force: true });
  }

  #environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      HOME: this.#home,
      KUBECONFIG: join(this.#home, 'config'),
    };
  }
}

/** The cells of a table that kubectl has printed, header first. */
export function parseTable({ stdout }: KubectlOutput): string[][] {
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => line.split(/ {2,}/).map(cell => cell.trim()));
}
