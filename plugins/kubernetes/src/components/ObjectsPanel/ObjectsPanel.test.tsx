import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  initialServiceState,
  reduceService,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aDeployment,
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
  FIXTURE_NOW,
} from '../../fixtures';
import { formatAge } from '../../format';
import { ObjectsPanel } from './ObjectsPanel';

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
  state: { filter?: string; objects?: string } = {},
) {
  const onChange = jest.fn();
  const { clusters } = messages.reduce(reduceService, initialServiceState);
  renderInTestApp(
    <>
      <p>above</p>
      <ObjectsPanel
        clusters={clusters}
        state={{ filter: '', objects: 'all', ...state }}
        ages={{
          now: FIXTURE_NOW,
          age: time => time && formatAge(FIXTURE_NOW - Date.parse(time), 'en'),
          ago: time => `${formatAge(FIXTURE_NOW - Date.parse(time), 'en')} ago`,
        }}
        now={FIXTURE_NOW}
        onChange={onChange}
      />
    </>,
  );
  return onChange;
}

const getTable = (kind: string) =>
  screen.findByRole('table', { name: `${kind} objects of the service` });

const findRow = async (kind: string, name: string) =>
  within(await getTable(kind)).getByRole('row', {
    name: new RegExp(`^${name}`),
  });

it('is one line until it is opened, with what there is and how many have issues', async () => {
  const onChange = show([aHello(['eu']), seen('eu')], { objects: undefined });
  const toggle = await screen.findByRole('button', {
    name: 'Workloads and other objects',
    expanded: false,
  });
  // The Deployment that is being rolled out, and the autoscaler at its maximum.
  expect(screen.getByText('2 with issues')).toBeVisible();
  expect(screen.getByText('CronJob 2')).toBeVisible();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
  await userEvent.click(toggle);
  expect(onChange).toHaveBeenCalledWith({ objects: 'all' });
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
  const row = within(await findRow('Deployment', 'web'));
  expect(row.getByText('3 of 5 updated, 2 old remaining')).toBeVisible();
  expect(row.getAllByRole('listitem').map(item => item.textContent)).toEqual([
    'new: web-new, revision 73 pods, 2 ready',
    'old: web-old, revision 62 pods, 2 ready',
  ]);
});

it('shows what belongs to a workload that is not read under its own name', async () => {
  show([aHello(['eu']), seen('eu')]);
  const row = await findRow('ReplicaSet', 'canary');
  expect(row).toHaveTextContent('canaryof Rollout apieu, shop1 of 1');
});

it('says when a CronJob runs next, in its own zone', async () => {
  show([aHello(['eu']), seen('eu')]);
  const nightly = await findRow('CronJob', 'nightly');
  expect(nightly).toHaveTextContent('in 3 hours, at 15:00 Europe/Berlin');
  expect(nightly).toHaveTextContent('1h ago');
  expect(await findRow('CronJob', 'retired')).toHaveTextContent(
    /Suspended.*Not run yet/,
  );
});

it('says how long a Job took', async () => {
  show([aHello(['eu']), seen('eu')]);
  expect(await findRow('Job', 'migrate')).toHaveTextContent(
    'complete1 of 1010m',
  );
});

it('draws an autoscaler between its limits and says why it does not scale', async () => {
  show([aHello(['eu']), seen('eu')]);
  const row = within(await findRow('HorizontalPodAutoscaler', 'web'));
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
  expect(await findRow('Service', 'web')).toHaveTextContent(
    'ClusterIPhttp 80 → 8080–1 of 1',
  );
  expect(await findRow('PersistentVolumeClaim', 'data')).toHaveTextContent(
    'Bound8Gifast',
  );
});

it('links the hosts that can be visited, and no pattern', async () => {
  show([aHello(['eu']), seen('eu')]);
  const row = within(await findRow('Ingress', 'web'));
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
    filter: 'cluster:us status:failing',
  });
  expect(await findRow('Service', 'web')).toHaveTextContent('us, shop');
  expect(within(await getTable('Service')).getAllByRole('row')).toHaveLength(2);
});

it('leads to the object that the URL names', async () => {
  show([aHello(['eu']), seen('eu')], { objects: 'CronJob/shop/retired' });
  expect(await findRow('CronJob', 'retired')).toHaveFocus();
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
  expect(await findRow('Deployment', 'api')).not.toHaveTextContent('outdated');
  expect(await findRow('Deployment', 'web')).toHaveTextContent('outdated');
});
