import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/lib/toolchain.mjs';
import {
  kilobytes,
  measuredOn,
  ms,
  number,
  table,
  times,
} from '../lib/markdown.mjs';
import { writeFigures } from '../lib/writeFigures.mjs';
import { goals } from './goals.mjs';
import { reportIndex } from './reportIndex.mjs';
import { section, writeSections } from './sections.mjs';
import { plot } from './plot.mjs';

/** A load that is given up has no time. */
const msOrNever = value => (Number.isFinite(value) ? ms(value) : 'not in 20 s');

const SECTIONS = {
  coldLoads: row =>
    section(
      'Cold loads',
      `The first look at a service of ${row.podsPerService} pods in 3 of ${row.clusters} clusters, median of ${row.loads}.`,
      ['', 'floor', 'Podlight', 'peer', 'Podlight to floor'],
      [
        [
          'first pods',
          '',
          ms(row.podlightFirstPodsMs),
          ms(row.peerMs),
          times(row.podlightFirstPodsMs / row.floorMs),
        ],
        [
          'pods of all clusters',
          ms(row.floorMs),
          ms(row.podlightAllPodsMs),
          ms(row.peerMs),
          times(row.podlightAllPodsMs / row.floorMs),
        ],
        [
          'all kinds, events, crash logs, diagnosis',
          '',
          ms(row.podlightEverythingMs),
          '',
          times(row.podlightEverythingMs / row.floorMs),
        ],
        [
          'bytes to the browser',
          '',
          kilobytes(row.podlightBytes),
          kilobytes(row.peerBytes),
          '',
        ],
        [
          'requests to API servers',
          row.clusters,
          row.podlightRequests,
          row.peerRequests,
          '',
        ],
        [
          'the same when somebody looks already',
          '',
          row.podlightRequestsSharedLoad,
          row.peerRequests,
          '',
        ],
      ],
    ),
  concurrentLoads: ({ floor, podlight, peer }) =>
    section(
      'Cold loads, eight at once',
      'Loads per second, each of a service that nobody has looked at.',
      ['floor', 'Podlight', 'peer', 'Podlight to floor'],
      [
        [
          number(floor),
          number(podlight),
          number(peer),
          times(podlight / floor),
        ],
      ],
    ),
  warmLoads: ({ podlight, peer }) =>
    section(
      'Warm loads',
      'Loads per second, eight at once, of a service that somebody looks at already.',
      ['Podlight', 'peer', 'Podlight to peer'],
      [[number(podlight), number(peer), times(podlight / peer)]],
    ),
  steadyState: (rows, { idle }) =>
    section(
      'Open tabs',
      [
        'What tabs cost while one pod a second starts to fail, in any service; five viewers to a service. Tabs are opened 50 a second, and one counts as served when it knows of all clusters at the end, however often its connection was lost.',
        idle && `Without any tab ${idle.map(idleText).join(', ')}.`,
        `Podlight’s watches last longer than the look: renewing them adds ${renewals(
          rows,
        )}. So do its questions for pods where a service has none, one in ten to twenty minutes for each such cluster and service.`,
        '![CPU of the backend by number of open tabs](images/performance-tabs.svg)',
      ]
        .filter(Boolean)
        .join('\n\n'),
      [
        'tabs',
        '',
        'served',
        'connections lost',
        'API requests per tab and minute',
        'CPU seconds per tab and minute',
        'kB per tab and minute',
        'heap',
        'RSS',
        'watches',
      ],
      rows.map(row => [
        number(row.tabs),
        row.subject,
        number(row.tabsServed),
        number(row.connectionsLost),
        number(row.requestsPerTabAndMinute),
        number(row.cpuSecondsPerTabAndMinute),
        number(row.bytesPerTabAndMinute / 1000),
        `${number(row.heapMegabytes)} MB`,
        `${number(row.rssMegabytes)} MB`,
        number(row.openWatches),
      ]),
    ),
  changeToScreen: rows =>
    section(
      'From change to screen',
      'From the moment the API server has a failing pod until a tab that is open knows.',
      ['', 'changes', 'p50', 'p95'],
      rows.map(row => [row.subject, row.changes, ms(row.p50Ms), ms(row.p95Ms)]),
    ),
  faults: rows =>
    section(
      'One cluster at fault',
      'How long until the pods of all other clusters are there, median.',
      ['what the cluster does', 'Podlight', 'peer'],
      rows.map(row => [
        row.fault,
        msOrNever(row.podlightMs),
        msOrNever(row.peerMs),
      ]),
    ),
  startUp: ({ podlight, peer }) =>
    section(
      'Start-up',
      'What loading the plugin adds to a backend that has Backstage’s core and catalog.',
      ['', 'time', 'memory'],
      [
        ['Podlight', ms(podlight.ms), `${number(podlight.megabytes)} MB`],
        ['peer', ms(peer.ms), `${number(peer.megabytes)} MB`],
      ],
    ),
  growth: rows =>
    section(
      'How it grows with clusters',
      'Cold loads; 6,750 pods a cluster.\n\n![Time until the pods of all clusters are there, by number of clusters](images/performance-clusters.svg)',
      [
        'clusters',
        'floor',
        'first pods',
        'pods of all clusters',
        'everything',
        'peer',
        'requests',
        'requests of the peer',
      ],
      rows.map(row => [
        row.clusters,
        ms(row.floorMs),
        ms(row.podlightFirstPodsMs),
        ms(row.podlightAllPodsMs),
        ms(row.podlightEverythingMs),
        ms(row.peerMs),
        row.podlightRequests,
        row.peerRequests,
      ]),
    ),
};

function idleText({ subject, cpuSecondsPerMinute, heapMegabytes }) {
  return `the backend with ${subject} takes ${number(
    cpuSecondsPerMinute,
  )} s of CPU a minute and a heap of ${number(heapMegabytes)} MB`;
}

/** A watch lasts nine to ten minutes. */
const WATCH_MINUTES = 9.5;

function renewals(rows) {
  return rows
    .filter(({ subject }) => subject === 'Podlight')
    .map(
      ({ openWatches, tabs }) =>
        `${number(openWatches / WATCH_MINUTES / tabs)} with ${number(tabs)}`,
    )
    .join(', ')
    .concat(' tabs to the requests per tab and minute');
}

function goalTable(result) {
  return table(
    ['', 'goal', 'peer', 'Podlight', ''],
    goals(result).map(({ what, goal, peer, podlight, isReached }) => [
      what,
      goal,
      number(peer),
      number(podlight),
      isReached ? '✓' : 'not reached',
    ]),
  );
}

/** What was measured of the tabs, as Markdown; undefined where nothing was. */
function reportTabs(result) {
  const parts = writeSections(SECTIONS, result);
  return (
    parts && [measuredOn(result), goalTable(result), ...parts].join('\n\n')
  );
}

/** Everything that was measured, as Markdown. */
export function report(result) {
  return [reportTabs(result), reportIndex(result)].filter(Boolean).join('\n\n');
}

/** Puts the figures into `docs/performance.md` and `docs/fleet.md`, and the plots beside them. */
export async function writeDocs(result) {
  const tabs = reportTabs(result);
  if (tabs) writeFigures('docs/performance.md', 'figures', tabs);
  const index = reportIndex(result);
  if (index) writeFigures('docs/fleet.md', 'index', index);
  if (result.growth) await writePlot('clusters', clusterGrowth(result.growth));
  if (result.steadyState)
    await writePlot('tabs', tabGrowth(result.steadyState));
}

async function writePlot(name, what) {
  const file = join(root, 'docs/images', `performance-${name}.svg`);
  writeFileSync(file, `${await plot(what)}\n`);
}

function clusterGrowth(rows) {
  const line = (name, key) =>
    rows.map(row => ({ line: name, x: row.clusters, y: row[key] }));
  return {
    x: 'clusters',
    y: 'milliseconds until the pods are there',
    points: [
      ...line('floor', 'floorMs'),
      ...line('Podlight', 'podlightAllPodsMs'),
      ...line('peer', 'peerMs'),
    ],
  };
}

function tabGrowth(rows) {
  return {
    x: 'open tabs',
    y: 'CPU seconds of the backend per minute',
    points: rows.map(({ subject, tabs, cpuSecondsPerTabAndMinute }) => ({
      line: subject,
      x: tabs,
      y: cpuSecondsPerTabAndMinute * tabs,
    })),
  };
}
