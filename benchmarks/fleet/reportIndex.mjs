import { kilobytes, measuredOn, ms, number, table } from '../lib/markdown.mjs';
import { indexGoals } from './indexGoals.mjs';
import { section, writeSections } from './sections.mjs';

const SECTIONS = {
  index: row =>
    section(
      'The fleet index',
      `${number(row.clusters)} clusters with ${number(
        row.pods,
      )} pods of ${number(row.services)} services, ${row.workers} worker${
        row.workers === 1 ? '' : 's'
      }; load ${row.load.map(number).join(' to ')} on the machine.`,
      ['', 'floor', 'index'],
      indexRows(row),
    ),
  firstTab: row =>
    section(
      'The first tab, with and without the index',
      `Requests to the API servers of ${row.clusters} clusters in the first minute of a tab of a service in three of them, without failures anywhere. In a minute without a tab the index made ${row.idle}.`,
      ['index off', 'index on', 'a team’s page, 15 times'],
      [[row.without, row.withIndex, row.teamPage]],
    ),
  indexedTabs: row =>
    section(
      'Open tabs, with the index',
      `What open tabs cost beside the index of ${
        row.clusters
      } clusters with ${number(
        row.pods,
      )} pods, while one pod a second starts to fail; five viewers to a service.`,
      ['tabs', 'served', 'CPU seconds a tab and minute', 'requests', 'RSS'],
      [
        [
          number(row.tabs),
          number(row.tabsServed),
          number(row.cpuSecondsPerTabAndMinute),
          number(row.requestsPerTabAndMinute),
          `${number(row.rssMegabytes)} MB`,
        ],
      ],
    ),
  indexSizes: rows =>
    section(
      'Sizes of fleets',
      'Memory is over the backend without the index, a minute after everything was read and diagnosed.',
      [
        'clusters',
        'pods',
        'workers',
        'filled in',
        'bare lists',
        'CPU',
        'main thread',
        'memory (RSS)',
        'highest RSS',
      ],
      rows.map(({ clusters, fill, memory, pods, workers }) => [
        number(clusters),
        number(pods),
        workers,
        `${number(fill.ms / 1_000)} s`,
        `${number(fill.floorMs / 1_000)} s`,
        `${number(fill.cpuSeconds)} s`,
        `${number(fill.mainCpuSeconds)} s`,
        `${number(memory.rssMegabytes)} MB`,
        `${number(fill.maxRssMegabytes)} MB`,
      ]),
    ),
};

/** What was measured of the fleet index, as Markdown; undefined where nothing was. */
export function reportIndex(result) {
  const parts = writeSections(SECTIONS, result);
  if (!parts) return undefined;
  const reached = table(
    ['', 'goal', 'measured', ''],
    indexGoals(result).map(({ what, goal, podlight, isReached }) => [
      what,
      goal,
      number(podlight),
      isReached ? '✓' : 'not reached',
    ]),
  );
  return [measuredOn(result), reached, ...parts].join('\n\n');
}

function indexRows({
  detection,
  diagnosed,
  fill,
  keeping,
  memory,
  pages,
  tabs,
}) {
  const megabytes = value => `${number(value)} MB`;
  const seconds = value => `${number(value)} s`;
  const page = ({ coldMs, warmMs, bytes, rows }) =>
    `${ms(coldMs)}; ${ms(warmMs)} again; ${kilobytes(bytes)}, ${number(rows)} ${
      rows === 1 ? 'row' : 'rows'
    }`;
  const kept = ({ cpu, perSecond, requestsPerSecond }) =>
    `${number(100 * cpu)}% of a core, ${number(
      requestsPerSecond,
    )} requests a second, with ${number(perSecond)} changes a second`;
  return [
    ['filled', seconds(fill.floorMs / 1_000), seconds(fill.ms / 1_000)],
    [
      'CPU',
      seconds(fill.floorCpuSeconds),
      `${seconds(fill.cpuSeconds)}, of it ${seconds(
        fill.mainCpuSeconds,
      )} in the main thread`,
    ],
    [
      'event loop’s delay, p99',
      `${ms(fill.bareDelayMs)} in the backend without it`,
      ms(fill.delayMs),
    ],
    [
      'all diagnosed that looks wrong',
      '',
      diagnosed.waiting > 0
        ? `${number(diagnosed.waiting)} services wait after ${seconds(
            diagnosed.ms / 1_000,
          )}`
        : `${seconds(diagnosed.ms / 1_000)} later`,
    ],
    ['RSS over the backend without it', '', megabytes(memory.rssMegabytes)],
    ['heap of the main thread over it', '', megabytes(memory.heapMegabytes)],
    ['its buffers', '', megabytes(memory.bufferMegabytes)],
    ['highest RSS of the backend', '', megabytes(fill.maxRssMegabytes)],
    ['changes that mean nothing', '', kept(keeping.heartbeats)],
    ['rollouts', '', kept(keeping.rollouts)],
    [
      'a pod starts failing, until the index knows',
      '',
      `p50 ${ms(detection.p50Ms)}, p95 ${ms(detection.p95Ms)}`,
    ],
    ['page of a team', '', page(pages.team)],
    ['page of all services', '', page(pages.fleet)],
    ['failures', '', page(pages.failures)],
    ['first tiles of a tab', ms(tabs.floorMs), ms(tabs.firstTilesMs)],
    ['of them to authorize the request', '', ms(tabs.checkMs)],
    ['pods of all its clusters', ms(tabs.floorMs), ms(tabs.allPodsMs)],
    [
      'all kinds, events, crash logs, diagnosis',
      ms(tabs.floorMs),
      ms(tabs.everythingMs),
    ],
    [
      'first loads a second, eight at once',
      number(tabs.floorPerSecond),
      number(tabs.perSecond),
    ],
  ];
}
