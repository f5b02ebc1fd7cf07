import { errorText } from './errorText';
import { InputProblem } from './InputProblem';

/** A command's environment, which tests replace. */
export interface Streams {
  readonly readStdin: () => Promise<Uint8Array>;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
}

/** What all commands have on their command line. */
interface CommonArguments {
  readonly paths: readonly string[];
  readonly help: boolean;
}

interface Command<A extends CommonArguments> {
  /** Begins each message. */
  readonly name: string;
  readonly usage: string;
  /** @throws InputProblem for an invalid command line */
  readonly parse: (argv: readonly string[]) => A;
  /** Resolves with whether everything was read. */
  readonly work: (parsed: A) => Promise<boolean>;
}

const EXIT_OK = 0;
const EXIT_INPUT = 1;
const EXIT_USAGE = 2;

/** Runs a command that reads files, and returns its exit status. */
export async function runCommand<A extends CommonArguments>(
  { name, usage, parse, work }: Command<A>,
  argv: readonly string[],
  { write, writeError }: Pick<Streams, 'write' | 'writeError'>,
): Promise<number> {
  let parsed: A;
  try {
    parsed = parse(argv);
  } catch (error) {
    if (!(error instanceof InputProblem)) throw error;
    writeError(`${name}: ${error.message}\n\n${usage}`);
    return EXIT_USAGE;
  }
  if (parsed.help) {
    write(usage);
    return EXIT_OK;
  }
  if (parsed.paths.length === 0) {
    writeError(usage);
    return EXIT_USAGE;
  }
  try {
    return (await work(parsed)) ? EXIT_OK : EXIT_INPUT;
  } catch (error) {
    // A stack trace doesn't help the user.
    writeError(`${name}: ${errorText(error)}\n`);
    return EXIT_INPUT;
  }
}
