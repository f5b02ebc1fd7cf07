import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  initialServiceState,
  reduceService,
} from '@podlight/backstage-plugin-kubernetes-common';
import { renderHook, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
  FIXTURE_NOW,
  POD_IN_STATE,
} from '../../fixtures';
import { useServiceView } from '../../service';
import { ServiceSummary, ServiceSummaryProps } from './ServiceSummary';

type Messages = Parameters<typeof reduceService>[1][];

async function show(
  messages: Messages,
  changes: Partial<ServiceSummaryProps> = {},
) {
  const service = messages.reduce(reduceService, initialServiceState);
  const { result } = renderHook(() => useServiceView(service, false));
  const onStatus = jest.fn();
  const live = {
    ...{ service, isPaused: false, clockOffsetMs: 0 },
    connection: { phase: 'open' as const },
    ...{ reconnect: jest.fn(), setPaused: jest.fn() },
  };
  renderInTestApp(
    <ServiceSummary
      {...{ live, onStatus, status: [] }}
      view={result.current}
      ages={{ now: FIXTURE_NOW, age: () => '9s', ago: () => '9s ago' }}
      {...changes}
    />,
  );
  await screen.findByRole('heading', { level: 2 });
  return { live, onStatus };
}

const verdict = () => screen.getByRole('heading', { level: 2 }).textContent;

const bad = aPodRow({ name: 'dice-2', ...POD_IN_STATE.failing });
const good = aPodRow({ name: 'dice-1' });

it('says how the service does, and counts each state that there is', async () => {
  await show([
    aHello(['eu']),
    aCluster('eu', [good, bad], { findings: [aFinding(['dice-2'])] }),
  ]);
  expect(verdict()).toBe('1 of 2 pods is failing');
  expect(screen.getByRole('img')).toHaveAccessibleName('1 failing, 1 ready');
  const chips = within(
    screen.getByRole('group', { name: 'Filter by status' }),
  ).getAllByRole('button');
  expect(chips.map(({ textContent }) => textContent)).toEqual([
    '1 failing',
    '1 ready',
  ]);
});

const done = aPodRow({ name: 'dice-3', ...POD_IN_STATE.completed });

it.each([
  [
    'counts completed pods, as the list below does',
    [good, bad, done],
    '1 of 3 pods is failing',
  ],
  [
    'says what completed pods are not',
    [good, done],
    'The only running pod is ready',
  ],
  ['says what is wrong with the only pod', [bad], 'The only pod is failing'],
  [
    'says what is wrong with all',
    [bad, { ...bad, name: 'dice-4' }],
    'All 2 pods are failing',
  ],
])('%s', async (_, pods, words) => {
  await show([aHello(['eu']), aCluster('eu', pods)]);
  expect(verdict()).toBe(words);
});

it('does not call a failing pod the only one where others may be unseen', async () => {
  await show([
    aHello(['eu', 'us']),
    aCluster('eu', [bad]),
    aFailedCluster('us'),
  ]);
  expect(verdict()).toMatch(/^The only visible pod is failing; /);
});

it('calls no cause what fails without a finding', async () => {
  const objects = ['log', 'jobs'].map(name => ({
    ...{ kind: 'Kafka', namespace: 'games', name },
    customResource: {
      definition: 'kafkas.kafka.strimzi.io',
      state: 'failing' as const,
    },
  }));
  const about = (name: string) => ({
    ...aFinding([]),
    scope: { kind: 'Kafka', namespace: 'games', name },
  });
  await show([
    aHello(['eu']),
    aCluster('eu', [good], { objects, findings: [about('log')] }),
  ]);
  expect(verdict()).toBe(
    'The only pod is ready; 1 cause needs attention; 1 object failing',
  );
});

it('calls causes what the list below calls causes', async () => {
  const jobs = ['one', 'two'].map(name =>
    aFinding([], {
      id: name,
      class: 'JobBackoffLimitExceeded',
      scope: { namespace: 'games', kind: 'Job', name },
    }),
  );
  await show([aHello(['eu']), aCluster('eu', [good, bad], { findings: jobs })]);
  expect(verdict()).toBe(
    '1 of 2 pods is failing; 2 other causes need attention',
  );
});

it('adds and takes away states', async () => {
  const { onStatus } = await show(
    [aHello(['eu']), aCluster('eu', [good, bad])],
    { status: ['failing'] },
  );
  await userEvent.click(screen.getByRole('button', { name: '1 ready' }));
  expect(onStatus).toHaveBeenLastCalledWith(['failing', 'ready']);
  const pressed = screen.getByRole('button', { name: '1 failing' });
  expect(pressed).toHaveAttribute('aria-pressed', 'true');
  await userEvent.click(pressed);
  expect(onStatus).toHaveBeenLastCalledWith([]);
});

it('keeps a state that is chosen and empty, so that it can be released', async () => {
  await show([aHello(['eu']), aCluster('eu', [good])], {
    status: ['starting'],
  });
  expect(screen.getByRole('button', { name: '0 starting' })).toBeVisible();
});

describe('objects', () => {
  const NONE = {
    ...{ failing: 0, notReady: 0, unknown: 0, starting: 0, suspended: 0 },
  };
  const objects = (
    counts: Partial<typeof NONE>,
    status: readonly 'suspended'[] = [],
  ) => ({ counts: { ...NONE, ...counts }, status, onStatus: jest.fn() });
  const eu = [aHello(['eu']), aCluster('eu', [good])];

  it('have chips of their own, for the states that there are', async () => {
    const given = objects({ failing: 1, suspended: 2 });
    const { onStatus } = await show(eu, { objects: given });
    const chips = within(
      screen.getByRole('group', {
        name: 'Filter the list of objects by status',
      }),
    ).getAllByRole('button');
    expect(chips.map(({ textContent }) => textContent)).toEqual([
      '1 object failing',
      '2 objects suspended',
    ]);
    await userEvent.click(chips[1]);
    expect(given.onStatus).toHaveBeenCalledWith(['suspended']);
    expect(onStatus).not.toHaveBeenCalled();
  });

  it('have none where all are well', async () => {
    await show(eu, { objects: objects({}) });
    expect(screen.getAllByRole('group')).toHaveLength(1);
  });

  it('have them also where there are no pods', async () => {
    await show([aHello(['eu']), aCluster('eu', [])], {
      objects: objects({ starting: 1 }),
    });
    expect(
      screen.getByRole('button', { name: '1 object in progress' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('group', { name: 'Filter by status' }),
    ).toBeNull();
  });

  it('keep a state that is chosen, so that it can be released', async () => {
    const given = objects({}, ['suspended']);
    await show(eu, { objects: given });
    const chip = screen.getByRole('button', { name: '0 objects suspended' });
    expect(chip).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(chip);
    expect(given.onStatus).toHaveBeenCalledWith([]);
  });
});

it('does not call a service well that it sees only part of', async () => {
  await show([
    aHello(['eu', 'us']),
    aCluster('eu', [good]),
    aFailedCluster('us'),
  ]);
  expect(verdict()).toMatch(/^The only visible pod is ready; /);
  expect(
    screen.getByText(/^2 clusters · 1 unreachable or incomplete$/),
  ).toBeVisible();
});

it('has room for the counts while clusters have not answered, and none where there are no pods', async () => {
  await show([aHello(['eu'])]);
  expect(verdict()).toBe('Looking for pods');
  expect(screen.queryByRole('img')).toBeNull();
  expect(screen.getByText('1 cluster · 1 still loading')).toBeVisible();
});

it('pauses, and asks again', async () => {
  const { live } = await show([aHello(['eu']), aCluster('eu', [good])]);
  await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
  expect(live.setPaused).toHaveBeenCalledWith(true);
  await userEvent.click(screen.getByRole('button', { name: 'Reload' }));
  expect(live.reconnect).toHaveBeenCalled();
});

it('has the shortcuts only where there are any', async () => {
  const onShortcuts = jest.fn();
  await show([aHello(['eu']), aCluster('eu', [good])], { onShortcuts });
  await userEvent.click(
    screen.getByRole('button', { name: 'Keyboard shortcuts (?)' }),
  );
  expect(onShortcuts).toHaveBeenCalled();
});
