import { parseArgs } from 'node:util';
import { InputProblem } from './InputProblem';

export const USAGE = `Usage: yarn diagnose [--now TIME] PATH...

Prints what is wrong with saved Kubernetes objects, one JSON line a finding, worst first,
on standard output, and on standard error how many objects it read.

  PATH        a file that kubectl get -o json or -o yaml printed (any kinds, events
              included; gzipped or not), - for standard input, or a folder or tar archive:
              all its *.json and *.yaml files, with logs in
              logs/POD__CONTAINER[.previous].log. kubectl cluster-info dump and
              oc adm must-gather write such folders. Files are looked at together,
              each folder by itself.
  --now TIME  the moment at which they were saved, RFC 3339; the present when absent
  --help      this text

Exit status: 0, whether something is wrong or not; 1 for input that cannot be read or
holds no objects; 2 for a wrong command line.
`;

/** A valid command line. */
export interface Arguments {
  readonly paths: readonly string[];
  readonly now?: Date;
  readonly help: boolean;
}

/** @throws InputProblem for an invalid command line. */
export function parseArguments(argv: readonly string[]): Arguments {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        now: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new InputProblem(
      error instanceof Error ? error.message : String(error),
    );
  }
  const { now, help = false } = parsed.values;
  if (now === undefined) return { paths: parsed.positionals, help };
  const time = new Date(now);
  if (Number.isNaN(time.getTime())) {
    throw new InputProblem(
      `--now ${now} is not a time. Write it like 2026-08-20T10:00:00Z`,
    );
  }
  return { paths: parsed.positionals, now: time, help };
}
