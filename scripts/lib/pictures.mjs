/**
 * The pictures of docs/images: where each is taken, and what is clicked before.
 *
 * - `path`: of the page
 * - `before`: what is done there first
 * - `language`: of the page, when it is not English
 */

/** By the name of the picture: services of 1, 90, 500 and 5,000 pods. */
const SIZES = {
  'one-pod': 'sundial',
  'checkout-90-pods': 'checkout',
  'search-500-pods': 'search',
  'tracking-5000-pods': 'tracking',
};

/** Services for pictures only: one of one pod, and one of 5,000. */
export const SERVICES_OF_PICTURES = [
  { name: 'sundial', workloads: [{ replicas: 1, clusters: ['prod-eu'] }] },
  {
    name: 'tracking',
    version: '2.30.1',
    logs: 'go-worker',
    workloads: [
      {
        component: 'ingest',
        replicas: { 'prod-eu': 2021, 'prod-us': 1733, 'prod-ap': 1240 },
        age: '15d',
        autoscaler: { min: 800, max: 3000 },
        canary: {
          version: '2.31.0',
          replicas: 20,
          clusters: ['prod-us'],
          age: '40m',
          problems: [
            {
              type: 'crash',
              pods: 7,
              clusters: ['prod-us'],
              age: '35m',
              exitCode: 1,
              after: '6s',
              logs: 'mail-down',
            },
          ],
        },
      },
    ],
  },
];

/** Components of the catalog whose services are only in the pictures. */
export const COMPONENTS_OF_PICTURES = {
  sundial: 'Tells the time, in one pod',
  tracking: 'Follows every parcel, in 5,000 pods',
};

/** Its filters are there long before its rows. */
async function waitForCatalog(page) {
  await page.getByRole('link', { name: 'dice-roller' }).first().waitFor();
}

/** What looks wrong is diagnosed within this, once all clusters have been listed. */
const DIAGNOSED_MS = 20_000;

async function waitForFleet(page) {
  await page
    .getByRole('heading', { name: /services are failing|Failures/ })
    .first()
    .waitFor();
  await page.waitForTimeout(DIAGNOSED_MS);
}

export const DEMO_PICTURES = [
  { name: 'catalog', path: '/', before: waitForCatalog },
  { name: 'overview-card', path: '/catalog/default/component/dice-roller' },
  { name: 'dice-roller', path: tab('dice-roller') },
  { name: 'help', path: tab('dice-roller'), before: openHelp },
  { name: 'german', path: tab('dice-roller'), language: 'de' },
  {
    name: 'german-help',
    path: tab('dice-roller'),
    before: openHelp,
    language: 'de',
  },
  { name: 'popover', path: tab('dice-roller'), before: pointAtCrashedPod },
  { name: 'keys', path: tab('dice-roller'), before: openKeys },
  { name: 'tour', path: tab('dice-roller'), before: openTour },
  ...['overview', 'logs', 'events', 'manifest'].map(part => ({
    name: part === 'overview' ? 'pod' : `pod-${part}`,
    path: `${tab('dice-roller')}?tab=${part}`,
    before: openCrashedPod,
  })),
  {
    name: 'connect',
    path: `${tab('dice-roller')}?q=scores`,
    before: openConnectOfCrashedPod,
  },
  { name: 'crash-logs', path: `${tab('dice-roller')}?logs=crashes&columns=2` },
  { name: 'merged-logs', path: `${tab('search')}?logs=merged` },
  {
    name: 'objects',
    path: `${tab('dice-roller')}?objects=all`,
    before: scrollToObjects,
  },
  {
    name: 'rollout',
    path: `${tab('orders')}?object=rollouts.argoproj.io/orders/orders`,
  },
  {
    name: 'database',
    path: `${tab(
      'warehouse',
    )}?object=clusters.postgresql.cnpg.io/warehouse/warehouse-db`,
  },
  {
    name: 'certificate',
    path: `${tab(
      'orders',
    )}?object=certificates.cert-manager.io/orders/orders-example-com&on=prod-us`,
  },
  {
    name: 'helm-release',
    path: `${tab(
      'warehouse',
    )}?object=helmreleases.helm.toolkit.fluxcd.io/warehouse/warehouse&on=prod-us`,
  },
  {
    name: 'scaled-object',
    path: `${tab(
      'orders',
    )}?object=scaledobjects.keda.sh/orders/orders-export&on=prod-eu`,
  },
  { name: 'topology', path: tab('dice-roller'), before: scrollToTopology },
  { name: 'views', path: tab('dice-roller'), before: openViews },
  {
    name: 'two-levels',
    path: `${tab(
      'checkout',
    )}?group=version,zone&size=l&status=failing,notReady`,
  },
  { name: 'nothing-found', path: `${tab('checkout')}?q=basket` },
  { name: 'storefront', path: tab('storefront') },
  { name: 'no-pods', path: tab('almanac') },
  ...Object.entries(SIZES).flatMap(([name, service]) => [
    { name, path: tab(service) },
    { name: `${name}-table`, path: `${tab(service)}?view=table&sort=status` },
  ]),
  { name: 'fleet', path: '/fleet', before: waitForFleet },
  {
    name: 'fleet-failures',
    path: '/fleet?show=failures',
    before: waitForFleet,
  },
  {
    name: 'fleet-system',
    path: '/catalog/default/system/shop/services',
    before: waitForFleet,
  },
  { name: 'clusters', path: '/kubernetes' },
  { name: 'diagnosis', path: '/kubernetes', before: openDiagnosis },
];

/** Pictures of a real cluster: the tab, and its help. */
export function picturesOfCluster(name) {
  return [
    { name, path: tab('dice-roller') },
    { name: `${name}-help`, path: tab('dice-roller'), before: openHelp },
  ];
}

function tab(service) {
  return `/catalog/default/component/${service}/kubernetes`;
}

async function openHelp(page) {
  await page
    .getByRole('button', { name: /^(Help with|Hilfe zu)/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
}

function crashedPod(page) {
  return page
    .getByRole('button', { name: /^dice-roller-scores.*failing/ })
    .first();
}

async function openCrashedPod(page) {
  await crashedPod(page).click();
  await page.getByRole('dialog').waitFor();
}

async function pointAtCrashedPod(page) {
  await crashedPod(page).hover();
  await page.getByRole('tooltip').waitFor();
}

async function openKeys(page) {
  await page.getByRole('button', { name: 'Keyboard shortcuts (?)' }).click();
}

async function openTour(page) {
  await openKeys(page);
  await page.getByRole('button', { name: 'Take the 30-second tour' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
}

async function openConnectOfCrashedPod(page) {
  await openCrashedPod(page);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Connect/ })
    .click();
}

async function scrollToObjects(page) {
  await page
    .getByRole('button', { name: 'Workloads and other objects' })
    .evaluate(button => button.scrollIntoView());
}

async function scrollToTopology(page) {
  await page
    .getByText('Topology', { exact: true })
    .first()
    .evaluate(heading => heading.scrollIntoView());
}

async function openViews(page) {
  const button = page.getByRole('button', { name: /^Views/ });
  await button.evaluate(each => each.scrollIntoView());
  await button.click();
}

async function openDiagnosis(page) {
  await page
    .getByRole('button', { name: /^Diagnose/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
}
