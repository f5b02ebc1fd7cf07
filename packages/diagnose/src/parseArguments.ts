import { parseArgs } from 'node:util';
import { InputProblem } from './InputProblem';

export const USAGE = `Usage: yarn diagnose [--now TIME] PATH...

Diagnoses saved Kubernetes objects. Prints one JSON line per finding to standard output,
worst first, and how many objects it read to standard error.

  PATH        a file with the output of kubectl get -o json or -o yaml (any kinds,
              including events; can be gzipped), - for standard input, or a folder or tar
              archive with *.json and *.yaml files, and logs in
              logs/POD__CONTAINER[.previous].log. Also reads the folders of
              kubectl cluster-info dump and oc adm must-gather. All files are diagnosed
              together, and each folder by itself.
  --now TIME  the time when the objects were saved, in RFC 3339; defaults to now
  --help      show this help

Exit status: 0 with or without findings; 1 if the input can't be read completely or
has no objects; 2 for an invalid command line.
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
      `--now ${now} isn't a time. Use RFC 3339, such as 2026-08-20T10:00:00Z`,
    );
  }
  return { paths: parsed.positionals, now: time, help };
}
