import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  initialServiceState,
  reduceService,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  anObject,
  aDeployment,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  clusterSeen,
} from '../../fixtures';
import { FilterScope, scopeFilter } from '../../service';
import { ViewState } from '../../viewState';
import { RelationsPanel } from './RelationsPanel';

const shop = { namespace: 'shop' };

/** A host, an Ingress, a Service, a Deployment and its pods. */
function aService(name: string, ...pods: { build(): unknown }[]) {
  return [
    anObject('Ingress', { ...shop, name }).withSpec({
      tls: [{ hosts: [`${name}.example.com`] }],
      rules: [
        {
          host: `${name}.example.com`,
          http: { paths: [{ backend: { service: { name } } }] },
        },
      ],
    }),
    anObject('Service', { ...shop, name }).withSpec({
      selector: { app: name },
      ports: [{ port: 80 }],
    }),
    aDeployment({ ...shop, name, replicas: pods.length }).withStatus({
      readyReplicas: pods.length,
    }),
    ...pods,
  ];
}

const podOf = (app: string, name = `${app}-x-1`) =>
  aPod({
    ...shop,
    name,
    labels: { app, 'pod-template-hash': 'x' },
  }).ownedBy('ReplicaSet', `${app}-x`);

const seen = (cluster: string, objects: Parameters<typeof clusterSeen>[0]) => {
  const { pods, ...rest } = clusterSeen(objects);
  return aCluster(cluster, pods, rest);
};

const HEALTHY = aService('web', podOf('web'), podOf('web', 'web-x-2'));
const FAILING = aService('api', podOf('api').crashLooping());

function show(
  messages: readonly ServiceMessage[],
  options: {
    view?: ViewState['relations'];
    filter?: string;
    isPart?: boolean;
  } = {},
) {
  const { clusters } = messages.reduce(reduceService, initialServiceState);
  const onChange = jest.fn();
  const onFilter = jest.fn();
  const finding = aFinding(['api-x-1'], {
    id: 'crash',
    scope: { ...shop, kind: 'Deployment', name: 'api' },
  });
  renderInTestApp(
    <>
      <p>above</p>
      <RelationsPanel
        clusters={clusters}
        query={{ terms: [] }}
        findings={[finding]}
        view={options.view}
        onChange={onChange}
        isFiltered={scope => scopeFilter(scope) === options.filter}
        onFilter={
          options.isPart
            ? undefined
            : (scope: FilterScope) => onFilter(scopeFilter(scope))
        }
      />
    </>,
  );
  return { onChange, onFilter };
}

const graph = () => screen.findByRole('list', { name: 'Topology as a graph' });

const list = () => screen.findByRole('list', { name: 'Topology as a list' });

it('is one line where nothing is wrong, and opens as a graph', async () => {
  const { onChange } = show([aHello(['eu']), seen('eu', HEALTHY)]);
  const toggle = await screen.findByRole('button', {
    name: 'Topology',
    expanded: false,
  });
  expect(
    screen.getAllByRole('listitem').map(({ textContent }) => textContent),
  ).toEqual(['1 host', '1 Ingress', '1 Service', '1 workload', '2 pods']);
  await userEvent.click(toggle);
  expect(onChange).toHaveBeenCalledWith({ relations: 'graph' });
});

it('is open where something fails, with that first, and can be closed', async () => {
  const { onChange } = show([
    aHello(['eu']),
    seen('eu', [...HEALTHY, ...FAILING]),
  ]);
  const buttons = within(await graph()).getAllByRole('button');
  expect(buttons[0]).toHaveAccessibleName('Ingress api has an issue');
  await userEvent.click(
    screen.getByRole('button', { name: 'Topology', expanded: true }),
  );
  expect(onChange).toHaveBeenCalledWith({ relations: 'closed' });
});

it('is not there where nothing leads anywhere', async () => {
  show([
    aHello(['eu']),
    seen('eu', [anObject('Service', { ...shop, name: 'lonely' })]),
  ]);
  expect(await screen.findByText('above')).toBeVisible();
  expect(screen.queryByText('Topology')).toBeNull();
});

it('says in words what the lines say', async () => {
  show([aHello(['eu']), seen('eu', HEALTHY)], { view: 'graph' });
  const service = within(await graph())
    .getByRole('button', { name: 'Service web 2 of 2 endpoints ready' })
    .closest('li');
  expect(service).toHaveTextContent('Routes to Deployment web.');
});

it('follows the lines with arrow keys, from a host to its pods', async () => {
  show([aHello(['eu']), seen('eu', HEALTHY)], { view: 'graph' });
  const host = within(await graph()).getByRole('link', {
    name: 'Host web.example.com healthy',
  });
  expect(host).toHaveAttribute('href', 'https://web.example.com/');
  host.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
  expect(document.activeElement).toHaveAccessibleName(
    'Pods of web 2 pods 2 ready',
  );
  await userEvent.keyboard('{ArrowLeft}');
  expect(document.activeElement).toHaveAccessibleName('Deployment web ready');
});

it('moves up and down in a column, and stays at its ends', async () => {
  show([aHello(['eu']), seen('eu', [...HEALTHY, ...FAILING])], {
    view: 'graph',
  });
  const nodes = within(await graph());
  nodes.getByRole('button', { name: /^Deployment api/ }).focus();
  await userEvent.keyboard('{ArrowUp}');
  expect(document.activeElement).toHaveAccessibleName(/^Deployment api/);
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toHaveAccessibleName(/^Deployment web/);
});

it('leads from a workload to its row, from pods to the filter, from a cause to Help', async () => {
  const { onChange, onFilter } = show([
    aHello(['eu']),
    seen('eu', [...HEALTHY, ...FAILING]),
  ]);
  const nodes = within(await graph());
  await userEvent.click(nodes.getByRole('button', { name: /^Deployment web/ }));
  expect(onChange).toHaveBeenLastCalledWith({ object: 'Deployment/shop/web' });
  await userEvent.click(nodes.getByRole('button', { name: /^Pods of web/ }));
  expect(onFilter).toHaveBeenLastCalledWith(
    'namespace:shop workload:Deployment/web',
  );
  await userEvent.click(nodes.getByRole('button', { name: /^Help with/ }));
  expect(onChange).toHaveBeenLastCalledWith({
    pod: undefined,
    finding: 'crash',
  });
});

it('opens the only pod of a workload', async () => {
  const { onChange } = show([aHello(['eu']), seen('eu', FAILING)]);
  await userEvent.click(
    within(await graph()).getByRole('button', { name: /^Pods of api/ }),
  );
  expect(onChange).toHaveBeenCalledWith({
    pod: { cluster: 'eu', namespace: 'shop', name: 'api-x-1' },
    finding: undefined,
  });
});

it('shows which pods the filter leaves', async () => {
  show([aHello(['eu']), seen('eu', HEALTHY)], {
    view: 'graph',
    filter: 'namespace:shop workload:Deployment/web',
  });
  expect(
    within(await graph()).getByRole('button', {
      name: /^Pods of web/,
      pressed: true,
    }),
  ).toBeVisible();
});

it('offers no pods and no Help where there are none', async () => {
  show([aHello(['eu']), seen('eu', [...HEALTHY, ...FAILING])], {
    isPart: true,
  });
  const nodes = within(await graph());
  expect(nodes.queryByRole('button', { name: /^Pods|^Help/ })).toBeNull();
  expect(nodes.getByRole('button', { name: /^Deployment api/ })).toBeVisible();
});

it('draws one node for the same object in 40 clusters, and says in how many it fails', async () => {
  const names = Array.from({ length: 40 }, (_, i) => `c${i}`);
  show([
    aHello(names),
    ...names.map(name =>
      seen(
        name,
        aService(
          'api',
          name === 'c7' ? podOf('api').crashLooping() : podOf('api'),
        ),
      ),
    ),
  ]);
  const nodes = within(await graph());
  expect(nodes.getAllByRole('listitem')).toHaveLength(5);
  expect(
    nodes.getByRole('button', {
      name: 'Deployment api failing in 1 of 40 clusters',
    }),
  ).toBeVisible();
});

it('does not open by itself for a cluster that was lost', async () => {
  show([
    aHello(['eu', 'us']),
    seen('eu', HEALTHY),
    seen('us', HEALTHY),
    aFailedCluster('us'),
  ]);
  expect(
    await screen.findByRole('button', { name: 'Topology', expanded: false }),
  ).toBeVisible();
});

it('is a list as well, each below what leads to it', async () => {
  const { onChange } = show([aHello(['eu']), seen('eu', HEALTHY)], {
    view: 'list',
  });
  const host = within(await list()).getByRole('link', { name: /^Host/ });
  const item = host.closest('li');
  expect(item).toHaveTextContent(
    /Host web.*Ingress web.*Service web.*Deployment web.*Pods of web 2 pods/,
  );
  expect(screen.getByRole('radio', { name: 'List' })).toBeChecked();
  await userEvent.click(screen.getByRole('radio', { name: 'Graph' }));
  expect(onChange).toHaveBeenCalledWith({ relations: 'graph' });
});

it('draws 60 nodes of many, says how many are left, and leads to the list of all', async () => {
  const names = Array.from({ length: 30 }, (_, i) => `app${i}`);
  const { onChange } = show(
    [
      aHello(['eu']),
      seen(
        'eu',
        names.flatMap(name => aService(name, podOf(name))),
      ),
    ],
    { view: 'graph' },
  );
  expect(within(await graph()).getAllByRole('listitem')).toHaveLength(60);
  expect(
    screen.getByText(/^90 more objects are only in the list/),
  ).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show the list' }));
  expect(onChange).toHaveBeenCalledWith({ relations: 'list' });
});

it('shows the paths on which all is well when asked', async () => {
  const quiet = aService('quiet', podOf('quiet')).slice(1);
  show([aHello(['eu']), seen('eu', [...FAILING, ...quiet])]);
  const nodes = within(await graph());
  expect(nodes.queryByRole('button', { name: /quiet/ })).toBeNull();
  await userEvent.click(
    screen.getByRole('button', { name: 'Show 3 more objects without issues' }),
  );
  expect(nodes.getByRole('button', { name: /^Service quiet/ })).toBeVisible();
});

it('links no host that is none', async () => {
  const wild = anObject('Ingress', { ...shop, name: 'web' }).withSpec({
    rules: ['*.example.com', '1.2.3.4.5', 'a.example.com:8080'].map(host => ({
      host,
      http: {
        paths: [
          { path: '//evil.example', backend: { service: { name: 'web' } } },
        ],
      },
    })),
  });
  show([aHello(['eu']), seen('eu', [wild])], { view: 'graph' });
  expect(within(await graph()).queryAllByRole('link')).toEqual([]);
});
