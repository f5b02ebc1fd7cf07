import { renderInTestApp } from '@backstage/frontend-test-utils';
import { countStates } from '@podlight/backstage-plugin-kubernetes-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aRelationNode } from '../../__testUtils__/relationNode';
import { aFinding } from '../../fixtures';
import { HOST, PODS, RelationNode } from '../../service';
import { NodeActions, NodeActionsProvider } from './NodeActions';
import { NodeHelp, NodeLabel } from './NodeLabel';

async function show(
  node: Partial<RelationNode>,
  changes: Partial<NodeActions> = {},
  widthPx?: number,
) {
  const actions = {
    titles: new Map([['eu', 'Europe']]),
    hasNamespaces: false,
    onChange: jest.fn(),
    isFiltered: () => false,
    onFilter: jest.fn(),
    ...changes,
  };
  renderInTestApp(
    <NodeActionsProvider value={actions}>
      <div data-testid="node">
        <NodeLabel node={aRelationNode(node)} widthPx={widthPx} />
        <NodeHelp node={aRelationNode(node)} />
      </div>
    </NodeActionsProvider>,
  );
  const element = await screen.findByTestId('node');
  return { ...actions, element, label: element.firstElementChild };
}

const POD = { cluster: 'eu', namespace: 'shop', name: 'web-1' };
const WORKLOAD = { kind: 'Deployment', name: 'web' };
const pods = (changes: Partial<RelationNode> = {}) => ({
  ...{ kind: PODS, workload: WORKLOAD, counts: countStates(['ready']) },
  ...changes,
});

describe('a node', () => {
  it('of an object opens its details', async () => {
    const { onChange } = await show({});
    await userEvent.click(screen.getByRole('button'));
    expect(onChange).toHaveBeenCalledWith({ object: 'Service/shop/web' });
    expect(screen.getByRole('button')).toHaveAttribute(
      'title',
      'web\nEurope\nOpen the details of Service web',
    );
    expect(screen.getByRole('button')).not.toHaveAttribute('aria-pressed');
  });

  it('of a custom resource opens it by its definition', async () => {
    const { onChange } = await show({
      ...{ kind: 'Rollout', resource: 'rollouts.argoproj.io' },
    });
    await userEvent.click(screen.getByRole('button'));
    expect(onChange).toHaveBeenCalledWith({
      object: 'rollouts.argoproj.io/shop/web',
    });
  });

  it('of a revision opens the workload', async () => {
    const { onChange } = await show({
      ...{ kind: 'ReplicaSet', name: 'web-1', workload: WORKLOAD },
    });
    await userEvent.click(screen.getByRole('button'));
    expect(onChange).toHaveBeenCalledWith({ object: 'Deployment/shop/web' });
  });

  it('of a host is a link to it', async () => {
    const href = 'https://shop.example.com/';
    await show({ kind: HOST, resource: HOST, href });
    expect(screen.getByRole('link')).toHaveAttribute('href', href);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each([
    ['a host without a URL', { kind: HOST, resource: HOST }],
    ['what is not there', { isRead: false }],
    ['pods of no workload', pods({ workload: undefined })],
  ])('of %s leads nowhere', async (_, node) => {
    await show(node);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('names no clusters where there are more than ten', async () => {
    const clusters = (count: number) =>
      Array.from({ length: count }, (_, i) => `c${i}`);
    const { label } = await show({ clusters: clusters(11) });
    expect(label?.getAttribute('title')).toMatch(/^web\n\nOpen/);
  });

  it('names ten clusters', async () => {
    const clusters = Array.from({ length: 10 }, (_, i) => `c${i}`);
    const { label } = await show({ clusters });
    expect(label?.getAttribute('title')).toMatch(/^web\nc0, c1, .*, c9\n/);
  });
});

describe('a node of pods', () => {
  it('shows only these pods', async () => {
    const isFiltered = jest.fn(() => true);
    const { onFilter } = await show(pods(), { isFiltered });
    await userEvent.click(screen.getByRole('button', { pressed: true }));
    const scope = { namespace: 'shop', workload: WORKLOAD };
    expect(onFilter).toHaveBeenCalledWith(scope);
    expect(isFiltered).toHaveBeenCalledWith(scope);
  });

  it('opens the only one', async () => {
    const { onChange, onFilter } = await show(pods({ pod: POD }));
    await userEvent.click(screen.getByRole('button'));
    expect(onChange).toHaveBeenCalledWith({ pod: POD, finding: undefined });
    expect(onFilter).not.toHaveBeenCalled();
  });

  it('leads nowhere without pods to filter', async () => {
    await show(pods({ pod: POD }), { onFilter: undefined });
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('has its kind in the graph, and not in the list, where that is plain', async () => {
    const { label } = await show(pods());
    const seen = label?.querySelector('[aria-hidden=true]:last-child');
    expect(seen).toHaveTextContent(/^1 pod 1 ready$/);
  });

  it('has its kind in the graph', async () => {
    const { label } = await show(pods(), {}, 300);
    const seen = label?.querySelector('[aria-hidden=true]:last-child');
    expect(seen).toHaveTextContent(/^Pods of web 1 pod 1 ready$/);
  });
});

describe('the Help of a node', () => {
  const finding = aFinding([], { id: 'f-1' });

  it('opens it', async () => {
    const { onChange } = await show({ finding });
    await userEvent.click(
      screen.getByRole('button', { name: /^Help with .*web$/ }),
    );
    expect(onChange).toHaveBeenCalledWith({ pod: undefined, finding: 'f-1' });
  });

  it('is not there without a finding', async () => {
    await show({});
    expect(screen.queryByRole('button', { name: /^Help/ })).toBeNull();
  });

  it('is not there where it cannot be opened', async () => {
    await show({ finding }, { onFilter: undefined });
    expect(screen.queryByRole('button', { name: /^Help/ })).toBeNull();
  });
});
