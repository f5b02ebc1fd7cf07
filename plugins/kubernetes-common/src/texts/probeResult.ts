import { Finding } from '../diagnose/types';
import { LookUp } from './types';

/** More than any path or port takes to tell probes apart. */
const MAX_TARGET_LENGTH = 80;

/** Longer answers are a program's own words. */
const MAX_ANSWER_LENGTH = 1_000;

/** As the rules write what a probe does: `GET https host:8080/ready`, `tcp :5432`, `grpc :9000`, `exec cat /ok`. */
const HTTP = /^GET (?:https )?[^/:]{0,255}:([^/]{0,63})(\/[^?#]{0,2000}|$)/;
const PORT = /^(?:tcp|grpc) :(.{1,63})$/;

/** Around what went wrong. */
const REQUEST = /^Get "[^"]{1,2000}": /;
const REFUSED = /^dial tcp \S{1,100}: connect: connection refused$/;
const TIMED_OUT =
  /^(?:dial tcp \S{1,100}: i\/o timeout|(?:net\/http: request canceled.{0,60}|context deadline exceeded) \(Client\.Timeout exceeded while (?:awaiting headers|reading body)\)|context deadline exceeded|timeout: (?:failed to connect service .{1,300}|health rpc did not complete within \S{1,20}))$/s;
const COMMAND_TIMED_OUT =
  /^(?:command (?:timed out|".{0,500}" timed out)\b.{0,100}|.{0,100}context deadline exceeded)$/s;
const COMMAND_FAILED =
  /^command (?:terminated with non-zero exit code|".{0,500}" exited with).{0,300}?\b(\d{1,3})$/s;

interface Result {
  readonly kind: string;
  readonly params: Finding['params'];
}

/**
 * What a probe got, for people: `HTTP 503 from /ready` instead of `HTTP probe
 * failed with statuscode: 503`. Undefined for what the kubelet doesn't say in
 * known words, such as the output of a command.
 *
 * @internal
 */
export function probeResultText(
  { params }: Pick<Finding, 'params'>,
  lookUp: LookUp,
): string | undefined {
  const { probe, probeError } = params;
  if (typeof probe !== 'string' || typeof probeError !== 'string') {
    return undefined;
  }
  if (probeError.length > MAX_ANSWER_LENGTH) return undefined;
  const result = probe.startsWith('exec ')
    ? commandResult(probeError)
    : readAnswer(probe, probeError.replace(REQUEST, ''));
  return result && lookUp(`probeResult.${result.kind}`, result.params);
}

function commandResult(output: string): Result | undefined {
  const [, code] = COMMAND_FAILED.exec(output) ?? [];
  if (code !== undefined) return { kind: 'commandFailed', params: { code } };
  return COMMAND_TIMED_OUT.test(output)
    ? { kind: 'commandTimedOut', params: {} }
    : undefined;
}

function readAnswer(probe: string, answer: string): Result | undefined {
  const [, httpPort, httpPath] = HTTP.exec(probe) ?? [];
  const [, onlyPort] = PORT.exec(probe) ?? [];
  const port = shorten(httpPort ?? onlyPort ?? '');
  const path = httpPath === undefined ? undefined : shorten(httpPath || '/');
  const [, status] =
    /^HTTP probe failed with statuscode: (\d{3})$/.exec(answer) ?? [];
  if (status !== undefined && path !== undefined) {
    return { kind: 'status', params: { status, path } };
  }
  if (path !== undefined && TIMED_OUT.test(answer)) {
    return { kind: 'timedOut', params: { path } };
  }
  if (port === '') return undefined;
  if (REFUSED.test(answer)) return { kind: 'refused', params: { port } };
  if (TIMED_OUT.test(answer)) return { kind: 'portTimedOut', params: { port } };
  return readHealth(answer, port);
}

function readHealth(answer: string, port: string): Result | undefined {
  if (/does not implement the grpc health protocol/.test(answer)) {
    return { kind: 'noHealth', params: { port } };
  }
  const [, health] =
    /^service unhealthy \(responded with "(\w{1,40})"\)$/.exec(answer) ?? [];
  return health === undefined
    ? undefined
    : { kind: 'health', params: { health } };
}

function shorten(target: string): string {
  return target.length > MAX_TARGET_LENGTH
    ? `${target.slice(0, MAX_TARGET_LENGTH - 1)}…`
    : target;
}
