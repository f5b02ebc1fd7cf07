import { spawn } from 'node:child_process';

const KUBECTL = process.env.KUBECTL_PATH ?? 'kubectl';

/**
 * What kubectl prints, with the current context of a kubeconfig.
 *
 * @param input - what it reads with `-f -`
 * @throws Error with its words when it fails.
 */
export function kubectl(
  kubeconfig: string,
  args: readonly string[],
  input: string = '',
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(KUBECTL, ['--kubeconfig', kubeconfig, ...args]);
    const told = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8');
      child[stream].on('data', text => {
        told[stream] += text;
      });
    }
    child.on('error', reject);
    child.on('close', code => {
      if (code === 0) resolve(told.stdout);
      else reject(new Error(`kubectl ${args.join(' ')}: ${told.stderr}`));
    });
    child.stdin.end(input);
  });
}
