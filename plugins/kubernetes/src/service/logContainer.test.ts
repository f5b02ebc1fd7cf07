import { aContainerRow, aFinding, aPodRow } from '../fixtures';
import { chooseLogContainer, hasFailed } from './logContainer';
import { PodView } from './podViews';

const aView = (
  containers: readonly ReturnType<typeof aContainerRow>[],
  findings: PodView['findings'] = [],
) => ({ row: aPodRow({ containers }), findings } as unknown as PodView);

const INIT = aContainerRow({ name: 'init', kind: 'init', ready: false });
const APP = aContainerRow({ name: 'app' });
const FAILED = aContainerRow({ name: 'proxy', ready: false, exitCode: 1 });

const about = (container: string, severity: 'error' | 'info') =>
  aFinding(['web-1'], {
    severity,
    scope: { namespace: 'shop', kind: 'Pod', name: 'web-1', container },
  });

it('is the one that was asked for, if there is such a one', () => {
  const pod = aView([INIT, APP, FAILED], [about('proxy', 'error')]);
  expect(chooseLogContainer(pod, 'app')?.name).toBe('app');
  expect(chooseLogContainer(pod, 'gone')?.name).toBe('proxy');
});

it('is the one that a finding is about before one that has failed', () => {
  const failed = aView([INIT, APP, FAILED], [about('app', 'error')]);
  expect(chooseLogContainer(failed)?.name).toBe('app');
  const informed = aView([INIT, APP, FAILED], [about('init', 'info')]);
  expect(chooseLogContainer(informed)?.name).toBe('proxy');
});

it('is the first of the app, or the first of all', () => {
  expect(chooseLogContainer(aView([INIT, APP]))?.name).toBe('app');
  expect(chooseLogContainer(aView([INIT]))?.name).toBe('init');
  expect(chooseLogContainer(aView([]))).toBeUndefined();
});

it.each([
  [{ ready: false, exitCode: 1 }, true],
  [{ ready: false, hasPreviousLog: true }, true],
  [{ ready: false, exitCode: 0 }, false],
  [{ ready: false }, false],
  [{ ready: true, hasPreviousLog: true }, false],
  [{ ready: true, exitCode: 1 }, false],
])('takes %j for failed: %s', (changes, isFailed) => {
  expect(hasFailed(aContainerRow(changes))).toBe(isFailed);
});
