import { parseArgs } from 'node:util';
import { InputProblem } from '../InputProblem';

export const USAGE = `Usage: yarn judge [--definitions FILE] PATH...

Says how each object is: prints one JSON line per object to standard output, in order,
{"apiVersion", "kind", "namespace", "name", "state", "message"}. The state is healthy,
progressing, failing, suspended, or null where nothing says.

  PATH                a file with the output of kubectl get -o json or -o yaml (can be
                      gzipped), or - for standard input
  --definitions FILE  a YAML file with definitions of custom resources, as under
                      kubernetes.resources and kubernetes.resourceCustomizations in
                      app-config, or Argo CD's ConfigMap argocd-cm; they come before
                      those that are shipped
  --help              show this help

Exit status: 0 if all was read; 1 if the input or a definition can't be read; 2 for an
invalid command line.
`;

/** A valid command line. */
export interface JudgeArguments {
  readonly paths: readonly string[];
  readonly definitions?: string;
  readonly help: boolean;
}

/** @throws InputProblem for an invalid command line. */
export function parseArguments(argv: readonly string[]): JudgeArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        definitions: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return {
      paths: positionals,
      definitions: values.definitions,
      help: values.help ?? false,
    };
  } catch (error) {
    throw new InputProblem(
      error instanceof Error ? error.message : String(error),
    );
  }
}
