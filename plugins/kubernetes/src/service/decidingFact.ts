import {
  Evidence,
  Finding,
} from '@podlight/backstage-plugin-kubernetes-common';

/** A fact is quoted on one line; nothing that decides takes longer to say. */
const MAX_LENGTH = 300;

/** What the kubelet writes around the one error that counts, outermost first. */
const WRAPPERS: readonly RegExp[] = [
  /^Back-off pulling image "[^"]{1,300}": /,
  /^(?:ErrImagePull|ImagePullBackOff|FailedCreate): /,
  /^Failed to pull image "[^"]{1,300}": /,
  /^rpc error: code = \w{1,40} desc = /,
  /^failed to (?:pull and unpack|resolve) (?:image|reference) "[^"]{1,300}": /,
  /^(?:Readiness|Liveness|Startup) probe (?:failed|errored): /,
];

/**
 * The one fact that decides, as a line to quote: what the log says, else what
 * Kubernetes reports.
 *
 * @param said - What the reader has read already: a fact that is part of it is not said twice
 * @returns undefined when nothing is quoted, or nothing that has not been said
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
  return quotes
    .map(unwrap)
    .find(quote => quote !== '' && !isPartOf(quote, said));
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

function unwrap(message: string): string {
  let rest = message
    .slice(0, 4 * MAX_LENGTH)
    .replace(/\s+/g, ' ')
    .trim();
  for (const wrapper of WRAPPERS) rest = rest.replace(wrapper, '');
  return rest.length > MAX_LENGTH ? `${rest.slice(0, MAX_LENGTH - 1)}…` : rest;
}

function isPartOf(quote: string, said: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain(said).includes(plain(quote));
}
