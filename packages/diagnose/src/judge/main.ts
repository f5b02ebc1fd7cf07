import { buffer } from 'node:stream/consumers';
import { run } from './run';

// The reader may close the pipe early, as `head` does.
process.stdout.on('error', () => process.exit());

async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    readStdin: () => buffer(process.stdin),
    write: output => process.stdout.write(output),
    writeError: output => process.stderr.write(output),
  });
}

main();
