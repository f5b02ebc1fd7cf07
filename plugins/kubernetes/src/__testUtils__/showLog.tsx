import { PodLogsOptions } from '@podlight/backstage-plugin-kubernetes-react';
import { screen } from '@testing-library/react';
import {
  aCluster,
  aContainerRow,
  aHello,
  aPodRow,
  POD_IN_STATE,
} from '../fixtures';
import { showTab } from './showTab';

const containers = [
  aContainerRow({ name: 'migrate', kind: 'init', state: 'terminated' }),
  aContainerRow({ name: 'app' }),
  aContainerRow({ name: 'proxy', kind: 'sidecar' }),
];
const service = [
  aHello(['eu']),
  aCluster('eu', [
    aPodRow({ name: 'dice-1', containers }),
    aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing }),
  ]),
];

/** Lines of three levels, one of them continued. */
export const LOG = [
  '2026-03-01T12:00:01Z INFO starting',
  '2026-03-01T12:00:02Z INFO connecting to Redis',
  '2026-03-01T12:00:03Z ERROR no redis',
  '2026-03-01T12:00:03Z     at connect (redis.js:3)',
  '2026-03-01T12:00:04Z INFO bye',
].join('\n');

/** Opens the log of a pod with an init container, an app and a sidecar. */
export async function showLog(
  answer: (options: PodLogsOptions) => string = () => LOG,
  query = '',
  pod = 'dice-1',
  more?: () => AsyncIterable<string>,
) {
  const log = jest.fn((_pod: unknown, options: PodLogsOptions) =>
    answer(options),
  );
  const user = await showTab(
    service,
    { log, more },
    `?pod=eu/games/${pod}&tab=logs${query}`,
  );
  return { user, log };
}

/** The log on the screen. */
export const lines = () => screen.findByRole('log');
/** The texts of the lines on the screen. */
export const shown = async () =>
  [...(await lines()).querySelectorAll('code')].map(code => code.textContent);
