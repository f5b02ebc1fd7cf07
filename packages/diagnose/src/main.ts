import { processStreams } from './processStreams';
import { run } from './run';

async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    ...processStreams(),
    now: () => new Date(),
  });
}

main();
