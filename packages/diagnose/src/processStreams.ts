import { buffer } from 'node:stream/consumers';
import { Streams } from './runCommand';

/** Those of this process. The reader may close the pipe early, as `head` does. */
export function processStreams(): Streams {
  process.stdout.on('error', () => process.exit());
  return {
    readStdin: () => buffer(process.stdin),
    write: output => process.stdout.write(output),
    writeError: output => process.stderr.write(output),
  };
}
