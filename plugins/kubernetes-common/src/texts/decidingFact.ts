import { Evidence, Finding } from '../diagnose/types';

/** A fact is quoted on one line; nothing that decides takes longer to say. */
const MAX_LENGTH = 300;

/** More than any runtime has. */
const MAX_LAYERS = 10;

/** What the kubelet and runtimes write around the one error that counts. */
const WRAPPERS: readonly RegExp[] = [
  /^Back-off pulling image "[^"]{1,300}": /,
  /^(?:ErrImagePull|ImagePullBackOff|FailedCreate): /,
  /^Failed to pull image "[^"]{1,300}": /,
  /^rpc error: code = \w{1,40} desc = /,
  /^failed to (?:pull and unpack|resolve) (?:image|reference) "[^"]{1,300}": /,
  /^(?:Readiness|Liveness|Startup) probe (?:failed|errored): /,
  /^failed to (?:create|start) (?:containerd|shim) task: /,
  /^(?:OCI runtime|runc|crun|youki) (?:create|exec|start) failed: /,
  /^(?:unable to start container process|error during container init|container_linux\.go:\d{1,5}: starting container process caused): /,
  // When a log line was written, as RFC 3339, Go, log4j and klog do it: the row has an age.
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d)?\]?:? /,
  /^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d{1,9} {1,9}\d{1,9} [\w.-]{1,80}:\d{1,5}\] /,
];

/**
 * The one fact that decides, as a line to quote: what the log says, else what
 * Kubernetes reports.
 *
 * @param said - What the reader has read already: a fact that is part of it is not said twice
 * @returns undefined when nothing is quoted, or nothing that has not been said
 *
 * @public
 */
export function decidingFact(
  finding: Finding,
  said: string = '',
): string | undefined {
  const quotes = [
    ...finding.evidence.filter(isLog).map(({ line }) => line),
    String(finding.params.message ?? ''),
    ...finding.evidence.filter(isTellingEvent).map(({ message }) => message),
  ];
  // Who has read anything of the finding has read what its probe got, in words.
  const known = said === '' ? undefined : unwrap(probeAnswer(finding));
  return quotes
    .map(unwrap)
    .find(quote => quote !== '' && quote !== known && !isPartOf(quote, said));
}

function probeAnswer({ params }: Finding): string {
  return String(params.probeError ?? '');
}

function isLog(fact: Evidence): fact is Evidence & { type: 'log' } {
  return fact.type === 'log';
}

/** What only repeats that a container restarts decides nothing. */
const RESTATES: ReadonlySet<string> = new Set([
  'BackOff',
  'Killing',
  'SandboxChanged',
  'Pulling',
]);

function isTellingEvent(fact: Evidence): fact is Evidence & { type: 'event' } {
  return fact.type === 'event' && !RESTATES.has(fact.reason);
}

/** Fields of structured logs that say what happened, in this order. */
const MESSAGE_FIELDS = ['msg', 'message', 'error', 'err', 'exception'];

/** A structured line, shortened to what a person would read out; undefined for any other line. */
function readStructured(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const fields: Readonly<Record<string, unknown>> = JSON.parse(line);
    const said = MESSAGE_FIELDS.map(name => fields[name]).filter(
      value => typeof value === 'string' && value !== '',
    );
    return said.length > 0 ? said.join(': ') : undefined;
  } catch {
    return undefined;
  }
}

function unwrap(message: string): string {
  const text = readStructured(message.trim()) ?? message;
  let rest = text
    .slice(0, 4 * MAX_LENGTH)
    .replace(/\s+/g, ' ')
    .trim();
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    const inner = WRAPPERS.reduce(
      (outer, wrapper) => outer.replace(wrapper, ''),
      rest,
    );
    if (inner === rest) break;
    rest = inner;
  }
  return rest.length > MAX_LENGTH ? `${rest.slice(0, MAX_LENGTH - 1)}…` : rest;
}

function isPartOf(quote: string, said: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain(said).includes(plain(quote));
}
