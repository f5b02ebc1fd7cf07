import { buffer } from 'node:stream/consumers';
import { run } from './run';

// Whoever reads the output may stop before its end, as `head` does.
process.stdout.on('error', () => process.exit());

async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    readStdin: () => buffer(process.stdin),
    write: output => process.stdout.write(output),
    writeError: output => process.stderr.write(output),
    now: () => new Date(),
  });
}

main();
