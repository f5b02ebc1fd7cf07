import { kilobytes, measuredOn, ms, number, table } from '../lib/markdown.mjs';
import { writeFigures } from '../lib/writeFigures.mjs';

const answered = value =>
  value === null || value === undefined ? 'no answer in 5 s' : ms(value);

/** What was measured, as Markdown. */
export function http2Report(result) {
  const { WATCHES, FEW_WATCHES, STALLED, SILENCE_LIMIT_MS } = result.counts;
  const { throughput, watches, cancel, stalls, goaway, silence } = result;
  const row = (name, measure, format) => [
    name,
    format(measure.ours),
    format(measure.undici),
  ];
  const rows = [
    row('requests per second, 50 at a time', throughput, each =>
      number(each.perSecond),
    ),
    row(
      'CPU per request',
      throughput,
      each => `${number(each.cpuMicroseconds)} µs`,
    ),
    row(
      'memory after these requests',
      throughput,
      each => `${number(each.rss / 1e6)} MB`,
    ),
    row(`of ${WATCHES} watches, opened within 5 s`, watches, each =>
      number(each.opened),
    ),
    row(
      `connections for ${WATCHES} watches (100 streams each)`,
      watches,
      each => number(each.connections),
    ),
    row('memory per watch', watches, each => kilobytes(each.bytesPerWatch)),
    row('a request beside these watches', watches, each =>
      answered(each.requestMs),
    ),
    row('an aborted watch: the server learns of it after', cancel, each =>
      each.toldMs === undefined ? 'not at all' : ms(each.toldMs),
    ),
    row(`the other ${FEW_WATCHES} watches go on`, cancel, each =>
      number(each.others),
    ),
    row('sent to one reader that stopped', stalls, each =>
      kilobytes(each.mostSentBytes),
    ),
    row(`a request beside ${STALLED} readers that stopped`, stalls, each =>
      answered(each.requestMs),
    ),
    row(`watches that survive GOAWAY, of ${FEW_WATCHES}`, goaway, each =>
      number(each.alive),
    ),
    row('a request after GOAWAY', goaway, each => answered(each.requestMs)),
    row('a connection goes silent: its watch ends after', silence, each =>
      each.noticedMs
        ? `${number(each.noticedMs / 1000)} s`
        : `more than ${SILENCE_LIMIT_MS / 1000} s`,
    ),
  ];
  return [
    measuredOn(result),
    table(['', 'Podlight', 'undici with `allowH2`'], rows),
  ].join('\n\n');
}

/** Puts the figures into `docs/dependencies.md`. */
export function writeHttp2Docs(result) {
  writeFigures('docs/dependencies.md', 'http2', http2Report(result));
}
