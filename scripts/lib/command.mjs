/**
 * Setup and teardown of every command of this repository.
 */
import { install, isInstalled } from './install.mjs';
import { stopAll, stopAllOnSignals } from './processes.mjs';
import { ensureToolchain } from './toolchain.mjs';

/** Tells the commands that this one starts that everything is installed. */
const MARK = 'PODLIGHT_INSTALLED';

/**
 * Runs a command with the right Node, everything installed, and nothing left
 * running afterwards. The exit code is 1 when `main` throws or returns false, and the number that it
 * returns otherwise.
 * `trustInstallation` saves the seconds in which yarn finds that nothing is missing.
 */
export async function runCommand(main, { trustInstallation = false } = {}) {
  await ensureToolchain();
  stopAllOnSignals();
  let exitCode = 1;
  try {
    if (!process.env[MARK] && !(trustInstallation && isInstalled())) {
      await install();
    }
    process.env[MARK] = '1';
    exitCode = toExitCode(await main());
  } catch (error) {
    console.error(`✕ ${process.env.DEBUG ? error.stack : error.message}`);
  }
  await stopAll();
  process.exit(exitCode);
}

function toExitCode(result) {
  if (typeof result === 'number') return result;
  return result === false ? 1 : 0;
}
