import { screen, within } from '@testing-library/react';
import { aCluster, aFinding, aHello, aPodRow, POD_IN_STATE } from '../fixtures';

const NAMES = ['dice-1', 'dice-2', 'dice-3', 'dice-4'];
/** Four pods that crash, two of them with the same error, and one that is well. */
export const crashingService = [
  aHello(['eu']),
  aCluster(
    'eu',
    [
      ...NAMES.map(name => aPodRow({ name, ...POD_IN_STATE.failing })),
      aPodRow({ name: 'well' }),
    ],
    { findings: [aFinding(NAMES)] },
  ),
];

const LOGS: Readonly<Record<string, string>> = {
  'dice-1': 'starting\nError: no disk\n',
  'dice-2': 'starting\nError: no route to 10.0.0.2\n',
  'dice-3': 'starting\n\u001b[31mError\u001b[0m: no route to 10.0.0.3\n',
};

/** What they wrote last. */
export const crashLog = ({ name }: { readonly name: string }) =>
  LOGS[name] ?? '';

/** The crashes in the list, by pod. */
export const listedCrashes = () =>
  within(screen.getByRole('navigation', { name: 'Crashes' }))
    .getAllByRole('button')
    .map(item => item.textContent?.slice(0, 6));

/** The logs that are open, by name. */
export const shownLogs = () =>
  screen.getAllByRole('log').map(each => each.getAttribute('aria-label'));
