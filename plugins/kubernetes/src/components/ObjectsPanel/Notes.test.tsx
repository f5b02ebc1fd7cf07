import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { anObjectView, panelProps } from '../../__testUtils__/objectsPanel';
import { ObjectView } from '../../service';
import { CustomPods } from './CustomResourceCells';
import { Notes } from './Notes';

async function show(Cell: typeof Notes, row: Partial<ObjectView['row']>) {
  const { ages, now } = panelProps();
  const object = anObjectView({ kind: 'Deployment', ...row });
  renderInTestApp(
    <div data-testid="cell">
      <Cell object={object} ages={ages} now={now} />
    </div>,
  );
  return (await screen.findByTestId('cell')).textContent;
}

const condition = (type: string, reason?: string, message?: string) => ({
  ...{ type, status: 'False', reason, message },
});

describe('what needs attention', () => {
  it.each([
    [condition('Available'), {}, 'Too few pods available'],
    [
      condition('Available'),
      { desired: 3, ready: 1 },
      '1 of 3 pods ready; too few are available',
    ],
    [
      condition('Available'),
      { desired: 3, ready: 3 },
      'Too few pods available',
    ],
    [
      condition('Available', 'MinimumReplicasUnavailable'),
      { desired: 3, ready: 1 },
      '1 of 3 pods ready; too few are available (MinimumReplicasUnavailable)',
    ],
    [
      condition('Progressing', 'ProgressDeadlineExceeded'),
      { desired: 3, ready: 1 },
      'Rollout is stuck (ProgressDeadlineExceeded)',
    ],
    [
      condition('ScalingLimited', 'TooManyReplicas'),
      {},
      'At max replicas, but metrics call for more',
    ],
    [condition('Strange', 'Odd'), {}, 'Strange is False (Odd)'],
    [
      condition('toString', 'constructor'),
      {},
      'toString is False (constructor)',
    ],
    [condition('Failed', undefined, 'quota'), {}, 'Failedquota'],
  ])('is told in our words: %j with %j', async (one, row, words) => {
    expect(await show(Notes, { ...row, conditions: [one] })).toBe(words);
  });

  it('is a pause, and nothing where there is none', async () => {
    expect(await show(Notes, { isPaused: true })).toBe(
      'Paused: changes aren’t rolled out',
    );
  });

  it('is a dash where all is well', async () => {
    expect(await show(Notes, {})).toBe('–');
  });
});

describe('the pods of a custom resource', () => {
  const definition = 'rollouts.argoproj.io';

  it('are those that are ready, of all', async () => {
    const customResource = { definition, pods: { ready: 1, total: 2 } };
    expect(await show(CustomPods, { customResource })).toBe('1 of 2');
  });

  it('are a dash where it has none', async () => {
    expect(await show(CustomPods, { customResource: { definition } })).toBe(
      '–',
    );
  });
});
