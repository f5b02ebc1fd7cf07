import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  countStates,
  DisplayState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { clustersAfter } from '../../__testUtils__/clustersAfter';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
  FIXTURE_NOW,
} from '../../fixtures';
import { useAge } from '../../format';
import { GroupView, PodView } from '../../service';
import { GroupHead, GroupHeadProps } from './GroupHead';

const pod = {
  key: 'eu/games/dice-1',
  cluster: 'eu',
  row: aPodRow({ name: 'dice-1' }),
  isStale: false,
  findings: [],
} as PodView;

const group = (
  states: readonly DisplayState[],
  changes: Partial<GroupView> = {},
): GroupView => ({
  id: 'node-a',
  dimension: 'node',
  value: 'node-a',
  pods: states.map(() => pod),
  counts: countStates(states),
  worst: states[0],
  sign: states[0],
  problems: [],
  groups: [],
  isStale: false,
  ...changes,
});

function Head(props: Partial<GroupHeadProps>) {
  return (
    <GroupHead
      group={group(['ready'])}
      level={4}
      isOpen
      ages={useAge(FIXTURE_NOW)}
      onToggle={() => undefined}
      onLogs={() => undefined}
      {...props}
    />
  );
}

async function show(props: Partial<GroupHeadProps> = {}) {
  renderInTestApp(
    <div data-testid="head">
      <Head {...props} />
    </div>,
  );
  return screen.findByTestId('head');
}

describe('the head of a group', () => {
  it('folds it, opens its logs, and counts what should be up', async () => {
    const onToggle = jest.fn();
    const onLogs = jest.fn();
    const of = group(['failing', 'ready', 'completed']);
    const head = await show({ group: of, onToggle, onLogs });
    expect(head).toHaveTextContent('1/2 ready');
    const fold = screen.getByRole('button', { name: 'node-a' });
    expect(fold).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(fold);
    expect(onToggle).toHaveBeenCalledWith(of);
    await userEvent.click(screen.getByRole('button', { name: /^Logs of/ }));
    expect(onLogs).toHaveBeenCalledWith(of);
  });

  it.each([4, 5] as const)('is a heading of level %d', async level => {
    await show({ level });
    expect(screen.getByRole('heading', { level })).toBeVisible();
  });

  it('leaves out the bar where few tiles say the same', async () => {
    const bar = /ready/;
    await show({ group: group(['ready', 'failing']) });
    expect(screen.getByRole('img', { name: bar })).toBeVisible();
    cleanup();
    await show({ group: group(['ready', 'failing']), isBarLeftOut: true });
    expect(screen.queryByRole('img', { name: bar })).not.toBeInTheDocument();
  });

  it('has nothing to fold or to count without pods', async () => {
    const head = await show({ group: group([]) });
    expect(head).toHaveTextContent('node-a');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    expect(head).not.toHaveTextContent('ready');
  });

  it('counts ready pods only where some should be', async () => {
    expect(
      await show({ group: group(['completed', 'failing']) }),
    ).toHaveTextContent('0/1 ready');
    cleanup();
    expect(
      await show({ group: group(['completed', 'completed']) }),
    ).not.toHaveTextContent('ready');
  });

  it.each<[string, DisplayState[], string]>([
    ['causes where all pods are well', ['ready'], '2 causes'],
    ['the other causes where pods fail', ['failing'], '2 other causes'],
  ])('counts %s', async (_, states, words) => {
    const problems = [aFinding([]), aFinding([], { id: 'b' })];
    expect(
      await show({ group: group(states, { problems }) }),
    ).toHaveTextContent(new RegExp(`node-a${words}`));
  });

  it('says the region of a cluster by its title, and that it is awaited', async () => {
    const [cluster] = clustersAfter(
      aHello([], { clusters: [{ name: 'eu', region: 'eu-west-1' }] }),
    );
    const head = await show({
      group: group([], {
        ...{ dimension: 'cluster', value: 'eu', title: 'Europe' },
        cluster,
      }),
    });
    expect(head).toHaveTextContent(/Europe.*eu-west-1/);
    expect(head).toHaveTextContent('…');
  });

  it('says how old the pods of a lost cluster are', async () => {
    const [cluster] = clustersAfter(
      aHello(['eu']),
      aCluster('eu', [pod.row]),
      aFailedCluster('eu', { code: 'timeout', message: 'no answer' }),
    );
    const changes = { dimension: 'cluster', value: 'eu', cluster } as const;
    const head = await show({ group: group(['unknown'], changes) });
    expect(head).toHaveTextContent(/from|old|ago/);
  });
});
