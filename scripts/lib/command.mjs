/**
 * What every command of this repository has in common.
 */
import { install } from './install.mjs';
import { stopAll, stopAllOnSignals } from './processes.mjs';
import { ensureToolchain } from './toolchain.mjs';

/**
 * Runs a command with the right Node, everything installed, and nothing left
 * running afterwards. The exit code is 1 when `main` throws or returns false.
 */
export async function runCommand(main) {
  await ensureToolchain();
  stopAllOnSignals();
  let isGood = false;
  try {
    await install();
    isGood = (await main()) !== false;
  } catch (error) {
    console.error(`✕ ${process.env.DEBUG ? error.stack : error.message}`);
  }
  await stopAll();
  process.exit(isGood ? 0 : 1);
}
