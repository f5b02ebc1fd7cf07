/**
 * Puts the worker of the fleet index into the built backend package as one file. The file that
 * the build makes of it loads all of `kubernetes-common`, which a worker that reads lists doesn't
 * need: 13 MB in each thread, and most of the time that it takes to start.
 */
import { join } from 'node:path';
import { bundleTs, root } from './run-ts.mjs';

const BACKEND = 'plugins/kubernetes-backend';

await bundleTs(`${BACKEND}/src/fleet/worker/worker.ts`, {
  withSourceMap: false,
  format: 'cjs',
  outfile: join(root, BACKEND, 'dist/fleet/worker/worker.bundle.cjs'),
});
