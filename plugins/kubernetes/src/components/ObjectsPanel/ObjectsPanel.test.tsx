import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aDeployment,
  anObject,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCluster,
  aFailedCluster,
  aHello,
  aReason,
  clusterSeen,
  EVERY_KIND,
} from '../../fixtures';
import { PanelWithDetails } from '../../__testUtils__/PanelWithDetails';
import { NO_FILTER, ViewState } from '../../viewState';

const web = { name: 'web', namespace: 'shop' };

const seen = (
  name: string,
  objects: Parameters<typeof clusterSeen>[0] = EVERY_KIND,
) => {
  const { pods, ...rest } = clusterSeen(objects);
  return aCluster(name, pods, rest);
};

function show(
  messages: readonly ServiceMessage[],
  initial: Partial<ViewState> = {},
) {
  const onChange = jest.fn();
  const onFilter = jest.fn();
  renderInTestApp(
    <>
      <p>above</p>
      <PanelWithDetails {...{ messages, initial, onChange, onFilter }} />
    </>,
  );
  return { onChange, onFilter };
}

const getMatrix = () =>
  screen.findByRole('table', { name: 'Workloads by cluster' });

const findWorkload = async (kind: string, name: string) =>
  within(await getMatrix()).getByRole('row', {
    name: new RegExp(`^${name} ${kind}`),
  });

const findOther = async (kind: string, name: string, cluster = 'eu') => {
  const list = await screen.findByRole('list', { name: 'Other objects' });
  const found = within(list)
    .getAllByRole('listitem')
    .find(
      item =>
        item.textContent?.startsWith(`${kind} ${name}`) &&
        within(item).queryByText(cluster),
    );
  if (!found) throw new Error(`no ${kind} ${name} in ${cluster}`);
  return found;
};

/** Opens an object, and finds what is told of it in a cluster. */
async function openDetails(kind: string, name: string, cluster = 'eu') {
  const buttons = await screen.findAllByRole('button', {
    name: new RegExp(`^(${name} ${kind}|${kind} ${name})$`),
  });
  // Others only name it.
  const own = buttons.find(({ dataset }) => dataset.object !== undefined);
  await userEvent.click(own!);
  const drawer = screen.getByRole('dialog', { name });
  return within(drawer).getByRole('region', {
    name: `${kind} ${name} in ${cluster}`,
  });
}

/** Of the Deployment that is being rolled out, the autoscaler at its maximum, and a CronJob. */
function expectTotals() {
  for (const total of [
    '1 object in progress',
    '1 object not ready',
    '1 object suspended',
  ]) {
    expect(screen.getByText(total)).toBeVisible();
  }
}

it('is one line until it is opened, with what there is and in which states', async () => {
  const { onChange } = show([aHello(['eu']), seen('eu')], {
    objects: undefined,
  });
  const toggle = await screen.findByRole('button', {
    name: 'Workloads and other objects',
    expanded: false,
  });
  expectTotals();
  expect(screen.getByText('CronJobs: 2')).toBeVisible();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
  await userEvent.click(toggle);
  expect(onChange).toHaveBeenCalledWith({ objects: 'all' });
});

it('counts an object in several clusters once, as it does when it is open', async () => {
  show([aHello(['eu', 'us']), seen('eu'), seen('us')], { objects: undefined });
  expect(await screen.findByText('CronJobs: 2')).toBeVisible();
  expectTotals();
});

it('is not there for a service of which there is nothing but pods', async () => {
  show([
    aHello(['eu']),
    seen('eu', [aPod({ name: 'web', namespace: 'shop' })]),
  ]);
  expect(await screen.findByText('above')).toBeVisible();
  expect(screen.queryByText('Workloads and other objects')).toBeNull();
});

it('puts the new ReplicaSet of a rollout beside the old one', async () => {
  show([aHello(['eu']), seen('eu')]);
  const row = within(await openDetails('Deployment', 'web'));
  expect(row.getByText('3 of 5 updated, 2 old remaining')).toBeVisible();
  expect(row.getAllByRole('listitem').map(item => item.textContent)).toEqual([
    'new: web-new, revision 73 pods, 2 ready',
    'old: web-old, revision 62 pods, 2 ready',
  ]);
});

it('shows what belongs to a workload that is not read under its own name', async () => {
  show([aHello(['eu']), seen('eu')]);
  expect(await findWorkload('ReplicaSet', 'canary')).toHaveTextContent(
    'canary ReplicaSet1/1 ready',
  );
  expect(await openDetails('ReplicaSet', 'canary')).toHaveTextContent('1 of 1');
  const owners = screen.getByRole('region', { name: 'Owned by' });
  expect(owners).toHaveTextContent('Rollout apinot read');
});

it('says when a CronJob runs next, in its own zone', async () => {
  show([aHello(['eu']), seen('eu')]);
  expect(await findWorkload('CronJob', 'nightly')).toHaveTextContent(
    'in 3 hours, at 15:00 Europe/Berlin',
  );
  const nightly = await openDetails('CronJob', 'nightly');
  expect(nightly).toHaveTextContent('in 3 hours, at 15:00 Europe/Berlin');
  expect(nightly).toHaveTextContent('1h ago');
  expect(await openDetails('CronJob', 'retired')).toHaveTextContent(
    /Suspended.*Not run yet/,
  );
});

it('says how long a Job took', async () => {
  show([aHello(['eu']), seen('eu')]);
  expect(await findWorkload('Job', 'migrate')).toHaveTextContent(
    '1/1 complete',
  );
  expect(await openDetails('Job', 'migrate')).toHaveTextContent(
    /Statuscomplete.*1 of 1.*10m/,
  );
});

it('draws an autoscaler between its limits and says why it does not scale', async () => {
  show([aHello(['eu']), seen('eu')]);
  expect(await findOther('HorizontalPodAutoscaler', 'web')).toHaveTextContent(
    'has an issueDeployment web: 4 replicas, 5 desired (min 2, max 5) · cpu 121%, target 80%',
  );
  const row = within(await openDetails('HorizontalPodAutoscaler', 'web'));
  expect(
    row.getByRole('img', {
      name: '4 current replicas, 5 desired; minimum 2, maximum 5',
    }),
  ).toBeVisible();
  expect(row.getByText('cpu 121%, target 80%')).toBeVisible();
  expect(
    row.getByText(/^At max replicas, but metrics call for more/),
  ).toHaveTextContent('the desired replica count is more than the maximum');
});

it('tells ports and ready pods of a Service, and size of a claim', async () => {
  show([aHello(['eu']), seen('eu')]);
  expect(await findOther('Service', 'web')).toHaveTextContent(
    'healthyClusterIP · http 80 · 1 of 1 endpoints ready',
  );
  expect(await openDetails('Service', 'web')).toHaveTextContent(
    'http 80 → 8080',
  );
  expect(await findOther('PersistentVolumeClaim', 'data')).toHaveTextContent(
    'healthyBound · 8Gi · fast',
  );
});

it('links the hosts that can be visited, and no pattern', async () => {
  show([aHello(['eu']), seen('eu')]);
  const line = within(await findOther('Ingress', 'web'));
  expect(
    line.getByRole('link', { name: 'shop.example.com/cart' }),
  ).toHaveAttribute('href', 'https://shop.example.com/cart');
  const row = within(await openDetails('Ingress', 'web'));
  expect(
    row
      .getAllByRole('link')
      .map(link => [link.textContent, link.getAttribute('href')]),
  ).toEqual([
    ['shop.example.com/cart', 'https://shop.example.com/cart'],
    ['shop.example.com/v(1|2)', 'https://shop.example.com/'],
  ]);
  expect(row.getByText(/^\*\.example\.com/)).toBeVisible();
});

it('shows the clusters that the filter lets through', async () => {
  show([aHello(['eu', 'us']), seen('eu'), seen('us')], {
    filter: 'cluster:us restarts:>3',
  });
  const heads = within(await getMatrix()).getAllByRole('columnheader');
  expect(heads.map(head => head.textContent)).toEqual(['Workload', 'us']);
  expect(await findOther('Service', 'web', 'us')).toBeVisible();
  await expect(findOther('Service', 'web', 'eu')).rejects.toThrow('no Service');
});

it('filters the pods to a workload in a cluster, and to a cluster', async () => {
  const { onFilter } = show([aHello(['eu', 'us']), seen('eu'), seen('us')]);
  await userEvent.click(
    await screen.findByRole('button', {
      name: 'starting, 4/5 ready: show the pods of web in us',
    }),
  );
  expect(onFilter).toHaveBeenLastCalledWith(
    'cluster:us namespace:shop workload:Deployment/web',
  );
  await userEvent.click(
    within(await getMatrix()).getByRole('button', {
      name: 'us',
    }),
  );
  expect(onFilter).toHaveBeenLastCalledWith('cluster:us');
});

it('ends the filter where it is the one of the cluster', async () => {
  const { onFilter } = show([aHello(['us']), seen('us')], {
    filter: 'cluster:us',
  });
  await userEvent.click(
    within(await getMatrix()).getByRole('button', {
      name: 'us',
      pressed: true,
    }),
  );
  expect(onFilter).toHaveBeenCalledWith('');
});

const deployments = (names: readonly string[], ready = 1) =>
  names.map(name =>
    aDeployment({ ...web, name, replicas: 1 }).withStatus({
      readyReplicas: ready,
    }),
  );

it('folds the healthy workloads of a long list behind one button', async () => {
  const healthy = ['a', 'b', 'c', 'd', 'e'];
  show([
    aHello(['eu']),
    seen('eu', [...deployments(healthy), ...deployments(['broken'], 0)]),
  ]);
  const rowHeads = async () =>
    within(await getMatrix())
      .getAllByRole('rowheader')
      .map(head => head.textContent);
  expect(await rowHeads()).toEqual(['broken Deployment']);
  await userEvent.click(
    screen.getByRole('button', { name: 'Show 5 healthy workloads' }),
  );
  expect(await rowHeads()).toHaveLength(6);
  await userEvent.click(
    screen.getByRole('button', { name: 'Hide 5 healthy workloads' }),
  );
  expect(await rowHeads()).toHaveLength(1);
});

it('does not call workloads healthy that may fail in an unreadable cluster', async () => {
  show([
    aHello(['eu', 'us']),
    seen('eu', deployments(['a', 'b', 'c', 'd', 'e', 'f'])),
    aFailedCluster('us'),
  ]);
  await userEvent.click(
    await screen.findByRole('button', {
      name: 'Show 6 workloads that are healthy in every readable cluster',
    }),
  );
  expect(await findWorkload('Deployment', 'a')).toHaveTextContent(
    '1/1 readyunreadable',
  );
});

it('shows many clusters as chips, each with its state', async () => {
  const names = Array.from({ length: 40 }, (_, i) => `eu-${i + 1}`);
  show([aHello(names), ...names.map(name => seen(name, deployments(['a'])))]);
  const row = within(await findWorkload('Deployment', 'a'));
  expect(row.getAllByRole('listitem')).toHaveLength(40);
});

it('narrows the pods from a chip, to the cluster and to the workload in it', async () => {
  const names = Array.from({ length: 7 }, (_, i) => `eu-${i + 1}`);
  const { onFilter } = show([
    aHello(names),
    ...names.map(name => seen(name, deployments(['a']))),
  ]);
  const row = within(await findWorkload('Deployment', 'a'));
  await userEvent.click(row.getByRole('button', { name: 'eu-7' }));
  expect(onFilter).toHaveBeenLastCalledWith('cluster:eu-7');
  await userEvent.click(
    row.getByRole('button', { name: '1/1 ready: show the pods of a in eu-7' }),
  );
  expect(onFilter).toHaveBeenLastCalledWith(
    'cluster:eu-7 namespace:shop workload:Deployment/a',
  );
});

const chosenCells = async () =>
  [...(await getMatrix()).querySelectorAll('[data-chosen="true"]')].map(
    cell => cell.textContent,
  );

it('stays whole and marks the cell that was chosen', async () => {
  show(
    [
      aHello(['eu', 'us']),
      seen('eu', deployments(['a', 'b'])),
      seen('us', deployments(['a', 'b'], 0)),
    ],
    { filter: 'cluster:us namespace:shop workload:Deployment/a' },
  );
  expect(within(await getMatrix()).getAllByRole('columnheader')).toHaveLength(
    3,
  );
  expect(within(await getMatrix()).getAllByRole('rowheader')).toHaveLength(2);
  expect(await chosenCells()).toEqual(['0/1 ready']);
  expect(
    screen.getByRole('button', {
      name: '0/1 ready: show the pods of a in us',
      pressed: true,
    }),
  ).toBeVisible();
});

it('marks all workloads of a cluster', async () => {
  show(
    [
      aHello(['eu', 'us']),
      seen('eu', deployments(['a', 'b'])),
      seen('us', deployments(['a', 'b'], 0)),
    ],
    { filter: 'cluster:us' },
  );
  expect(await chosenCells()).toEqual(['0/1 ready', '0/1 ready']);
});

it('marks a workload in all clusters', async () => {
  show(
    [
      aHello(['eu', 'us']),
      seen('eu', deployments(['a', 'b'])),
      seen('us', deployments(['a', 'b'], 0)),
    ],
    { filter: 'namespace:shop workload:Deployment/b' },
  );
  expect(await chosenCells()).toEqual(['1/1 ready', '0/1 ready']);
});

it('narrows to the workloads of any other filter, and clears it', async () => {
  const { onChange } = show(
    [aHello(['eu']), seen('eu', deployments(['a', 'b', 'c']))],
    { filter: 'workload:b status:ready' },
  );
  expect(within(await getMatrix()).getAllByRole('rowheader')).toHaveLength(1);
  expect(screen.getByRole('status')).toHaveTextContent(
    'Showing 1 of 3 objects',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Clear filter' }));
  expect(onChange).toHaveBeenCalledWith({ ...NO_FILTER, objectStatus: [] });
  expect(within(await getMatrix()).getAllByRole('rowheader')).toHaveLength(3);
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});

it('narrows to the states of the summary, healthy or not, open or closed', async () => {
  const objects = [
    ...deployments(['a', 'b', 'c', 'd', 'e', 'f']),
    ...deployments(['broken'], 0),
  ];
  show([aHello(['eu']), seen('eu', objects)], {
    ...{ status: ['ready'], objects: undefined },
  });
  const heads = async () =>
    within(await getMatrix())
      .getAllByRole('rowheader')
      .map(head => head.textContent);
  expect(
    await screen.findByText('6 of 7 objects match the filter'),
  ).toBeVisible();
  await userEvent.click(
    screen.getByRole('button', { name: 'Workloads and other objects' }),
  );
  // What is asked for isn't folded.
  expect(await heads()).toHaveLength(6);
  expect(await heads()).not.toContain('broken Deployment');
});

it('opens for states of objects that are chosen, and clears them', async () => {
  const kafka = (name: string, state: 'healthy' | 'suspended') => ({
    ...{ kind: 'Kafka', namespace: 'shop', name },
    customResource: { definition: 'kafkas.kafka.strimzi.io', state },
  });
  const scrolledTo: string[] = [];
  jest
    .spyOn(Element.prototype, 'scrollIntoView')
    .mockImplementation(function scrollIntoView(this: Element) {
      scrolledTo.push(this.textContent ?? '');
    });
  const { onChange } = show(
    [
      aHello(['eu']),
      aCluster('eu', [], {
        objects: [kafka('log', 'healthy'), kafka('jobs', 'suspended')],
      }),
    ],
    { objectStatus: ['suspended'], objects: undefined },
  );
  const list = await screen.findByRole('list', { name: 'Other objects' });
  expect(
    within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([expect.stringContaining('Kafka jobs')]);
  expect(screen.getByRole('status')).toHaveTextContent(
    'Showing 1 of 2 objects',
  );
  // Who opens a link starts at the top.
  expect(scrolledTo).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Clear filter' }));
  expect(onChange).toHaveBeenCalledWith(
    expect.objectContaining({ objectStatus: [], status: [], filter: '' }),
  );
});

it('still says how many are in which state when a filter narrows it', async () => {
  show(
    [aHello(['eu', 'us']), seen('eu'), seen('us', deployments(['a', 'b']))],
    { filter: 'cluster:e*', objects: undefined },
  );
  await screen.findByText('1 object suspended');
  expectTotals();
  expect(
    screen.getByText(/^\d+ of \d+ objects match the filter$/),
  ).toBeVisible();
});

it('says that no object is in these states', async () => {
  show([aHello(['eu']), seen('eu', deployments(['a', 'b']))], {
    status: ['failing'],
  });
  expect(await screen.findByText('Showing 0 of 2 objects')).toBeVisible();
  expect(screen.getByText('No objects match the filter.')).toBeVisible();
});

it('does not unfold healthy workloads when their only cluster is lost', async () => {
  show([
    aHello(['eu']),
    seen('eu', deployments(['a', 'b', 'c', 'd', 'e', 'f'])),
    aFailedCluster('eu'),
  ]);
  expect(
    await screen.findByRole('button', {
      name: 'Show 6 workloads that were healthy when last read',
    }),
  ).toBeVisible();
});

it('lists an object of 40 clusters once, with where it has an issue', async () => {
  const names = Array.from({ length: 40 }, (_, i) => `eu-${i + 1}`);
  const serviceIn = (name: string) => {
    const { pods, objects = [], ...rest } = clusterSeen(EVERY_KIND);
    return aCluster(name, pods, {
      ...rest,
      objects: objects
        .filter(({ kind }) => kind === 'Service')
        .map(row => ({
          ...row,
          service: {
            ...row.service!,
            endpoints: { ready: name === 'eu-7' ? 0 : 1, total: 1 },
          },
        })),
    });
  };
  show([aHello(names), ...names.map(serviceIn)]);
  const list = await screen.findByRole('list', { name: 'Other objects' });
  const items = within(list).getAllByRole('listitem');
  expect(items.map(({ textContent }) => textContent)).toEqual([
    'Service web40 clustershas an issue in 1 of 40 clustersClusterIP\u00a0· http 80\u00a0· 39 of 40 endpoints ready',
  ]);
  await userEvent.click(
    within(list).getByRole('button', { name: 'Service web' }),
  );
  const clusters = screen.getByRole('group', { name: 'In 40 clusters' });
  const [worst, ...others] = within(clusters).getAllByRole('button');
  expect(worst).toHaveAccessibleName('eu-7, has an issue');
  expect(worst).toHaveAttribute('aria-pressed', 'true');
  await userEvent.click(others[0]);
  expect(
    screen.getByRole('region', { name: 'Service web in eu-1' }),
  ).toBeVisible();
});

it('links what an object names, where that has a row', async () => {
  const { onChange } = show([aHello(['eu']), seen('eu')]);
  const scaler = within(await findOther('HorizontalPodAutoscaler', 'web'));
  await userEvent.click(scaler.getByRole('button', { name: 'Deployment web' }));
  expect(onChange).toHaveBeenLastCalledWith({ object: 'Deployment/shop/web' });
  const ingress = within(await openDetails('Ingress', 'web'));
  await userEvent.click(ingress.getAllByRole('button', { name: 'web' })[0]);
  expect(onChange).toHaveBeenLastCalledWith({
    object: 'Service/shop/web',
    objectCluster: 'eu',
  });
  await openDetails('ReplicaSet', 'canary');
  expect(screen.queryByRole('button', { name: 'Rollout api' })).toBeNull();
});

it('finds objects of a long list by what is typed', async () => {
  const services = Array.from({ length: 12 }, (_, i) =>
    anObject('Service', { ...web, name: `web-${i + 1}` }),
  );
  show([
    aHello(['eu', 'us']),
    seen('eu', services),
    seen('us', services.slice(0, 1)),
  ]);
  const box = await screen.findByRole('searchbox');
  expect(screen.queryByRole('list', { name: 'Other objects' })).toBeNull();
  await userEvent.type(box, 'service us');
  const list = screen.getByRole('list', { name: 'Other objects' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(1);
  await userEvent.type(box, ' none');
  expect(
    screen.getByText('No object matches “service us none”.'),
  ).toBeVisible();
});

it('leads to the object that the URL names', async () => {
  show([aHello(['eu']), seen('eu')], { object: 'CronJob/shop/retired' });
  expect(await findWorkload('CronJob', 'retired')).toHaveAttribute(
    'data-target',
    'true',
  );
  const details = { name: 'CronJob retired in eu' };
  expect(screen.getByRole('region', details)).toBeVisible();
});

it('leads to an object that is no workload', async () => {
  show([aHello(['eu']), seen('eu')], { object: 'Service/shop/web' });
  expect(await findOther('Service', 'web')).toHaveAttribute(
    'data-target',
    'true',
  );
  expect(screen.getByRole('dialog', { name: 'web' })).toBeVisible();
});

it('says which kinds could not be read, and what is from a cluster that is silent', async () => {
  show([
    aHello(['eu', 'us']),
    seen('us'),
    aFailedCluster('us'),
    {
      ...seen('eu', [aDeployment({ ...web, name: 'api' })]),
      kindProblems: [
        { kind: 'Ingress', reason: aReason('forbidden', 'it may not list') },
      ],
    },
  ]);
  expect(
    await screen.findByText('Can’t read Ingress in eu: it may not list'),
  ).toBeVisible();
  await userEvent.click(
    screen.getByRole('button', {
      name: 'Show 4 workloads that are healthy in every readable cluster',
    }),
  );
  expect(await findWorkload('Deployment', 'api')).not.toHaveTextContent(
    'outdated',
  );
  expect(await findWorkload('Deployment', 'web')).toHaveTextContent('outdated');
});
