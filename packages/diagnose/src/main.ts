import { text } from 'node:stream/consumers';
import { run } from './run';

async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    readStdin: () => text(process.stdin),
    write: output => process.stdout.write(output),
    writeError: output => process.stderr.write(output),
    now: () => new Date(),
  });
}

main();
