import { ResponseError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { currentAddress, showFleet } from '../../__testUtils__/fleetPanel';
import {
  aFleetCell,
  aFleetCluster,
  aFleetList,
  aFleetService,
  FakeAnswers,
  FLEET_CLUSTERS,
  FLEET_TROUBLE,
  manyFleetServices,
} from '../../fixtures';
import { FleetPanel } from './FleetPanel';

const checkout = aFleetService('checkout', [
  aFleetCell('prod-eu', FLEET_TROUBLE.failing),
  aFleetCell('prod-us', { versions: ['1.4.1'] }),
]);
const search = aFleetService(
  'search',
  [aFleetCell('staging', FLEET_TROUBLE.warning)],
  { title: 'Search', owner: 'group:default/finders' },
);
const well = manyFleetServices(10, FLEET_CLUSTERS, 100).slice(1);
const list = aFleetList(FLEET_CLUSTERS, [...well, search, checkout]);

function show(answers: FakeAnswers, route?: string) {
  return showFleet(<FleetPanel scope="all" />, answers, route);
}

const showList = (route?: string) => show({ fleetServices: () => list }, route);

const rows = () => screen.getAllByRole('rowheader').map(row => row.textContent);

async function refusal(statusCode: number) {
  return ResponseError.fromResponse(
    new Response('{}', { status: statusCode, statusText: 'No' }),
  );
}

describe('FleetPanel', () => {
  it('says how the services do, and lists the worst first with its cause', async () => {
    showList();
    expect(
      await screen.findByRole('heading', {
        name: '1 of 11 services is failing',
      }),
    ).toBeVisible();
    expect(
      screen.getByRole('img', {
        name: '1 failing, 1 with problems, 9 healthy',
      }),
    ).toBeVisible();
    const [first, second, ...others] = rows();
    expect(first).toMatch(
      /^checkoutCrashes at startfailing\s· for .*\s· Versions differ\s· System shop\s· Owner commerce$/,
    );
    expect(second).toMatch(/^Search.*with problems.*finders$/);
    expect(others).toEqual([]);
  });

  it('says since when of the cluster whose cause it names', async () => {
    const { failing } = FLEET_TROUBLE;
    const worse = { ready: 0, headline: 'No room', since: list.at };
    show({
      fleetServices: () =>
        aFleetList(FLEET_CLUSTERS, [
          aFleetService('checkout', [
            aFleetCell('prod-eu', failing),
            aFleetCell('prod-us', { ...failing, ...worse }),
          ]),
        ]),
    });
    await screen.findByRole('link', { name: 'checkout' });
    expect(rows()).toEqual([expect.stringMatching(/No room/)]);
    expect(rows()[0]).not.toMatch(/for 2 hr/);
  });

  it('leads from a cell to the tab with the pods of that cluster', async () => {
    showList();
    const link = await screen.findByRole('link', {
      name: /^checkout in Production Europe: failing, .*1 of 3 pods ready, version 1.4.2$/,
    });
    expect(link).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/kubernetes?q=cluster%3Aprod-eu',
    );
    await userEvent.click(link);
    expect(currentAddress()).toBe(link.getAttribute('href'));
  });

  it('marks the version that is older, and says where a service is not', async () => {
    showList();
    expect(
      await screen.findByRole('link', {
        name: /^checkout in Production US: healthy, .*version 1.4.1, older than 1.4.2$/,
      }),
    ).toBeVisible();
    expect(
      screen.getByText('checkout has no pods in staging'),
    ).toBeInTheDocument();
  });

  it('folds healthy services into one line, and keeps in the URL that they are shown', async () => {
    showList();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show 9 healthy services' }),
    );
    expect(rows()).toHaveLength(11);
    expect(currentAddress()).toBe('/fleet?healthy=shown');
    await userEvent.click(
      screen.getByRole('button', { name: 'Hide 9 healthy services' }),
    );
    expect(rows()).toHaveLength(2);
  });

  it('draws nothing anew when healthy services are shown, too', async () => {
    const failing = Array.from({ length: 30 }, (_, index) =>
      aFleetService(`bad-${String(index).padStart(2, '0')}`, [
        aFleetCell('prod-eu', FLEET_TROUBLE.failing),
      ]),
    );
    show({
      fleetServices: () => aFleetList(FLEET_CLUSTERS, [...failing, ...well]),
    });
    const last = await screen.findByRole('link', { name: 'bad-29' });
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 9 healthy services' }),
    );
    await waitFor(() => expect(rows()).toHaveLength(39));
    expect(last).toBeInTheDocument();
  });

  it('filters by text and by status, and clears both', async () => {
    showList('/fleet?q=owner:finders');
    await screen.findByText('1 of 11 services');
    expect(rows()).toEqual([expect.stringMatching(/^Search/)]);
    await userEvent.click(screen.getByRole('button', { name: '9 healthy' }));
    expect(screen.getByText(/^No service matches the filter/)).toBeVisible();
    expect(currentAddress()).toBe('/fleet?q=owner%3Afinders&status=healthy');
    await userEvent.click(screen.getByRole('button', { name: 'Clear filter' }));
    expect(currentAddress()).toBe('/fleet');
    expect(rows()).toHaveLength(2);
  });

  it('finds services by the title of a problem', async () => {
    showList('/fleet?q="out of memory"');
    await screen.findByText('1 of 11 services');
    expect(rows()).toEqual([expect.stringMatching(/^Search/)]);
  });

  it('has columns for regions and values of parameters, and groups', async () => {
    showList();
    const user = userEvent.setup();
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Columns' }),
      'environment',
    );
    const heads = () =>
      screen.getAllByRole('columnheader').map(head => head.textContent);
    expect(heads()).toEqual(['Service', 'production', 'staging']);
    expect(
      screen.getByRole('link', {
        name: /^checkout in production: failing, .*4 of 6 pods ready, 2 clusters/,
      }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/kubernetes?q=cluster%3Aprod-eu%2Cprod-us',
    );
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Group by' }),
      'Owner',
    );
    expect(
      rows().map(text => text?.replace(/(checkout|Search).*/, '$1')),
    ).toEqual([
      'commerce 1 of 2 needs attention',
      'checkout',
      'finders 1 of 1 needs attention',
      'Search',
    ]);
    expect(currentAddress()).toBe(
      '/fleet?columns=parameter%3Aenvironment&group=owner',
    );
  });

  it('is one stop of the Tab key, and arrow keys go from cell to cell', async () => {
    showList();
    const first = await screen.findByRole('link', { name: 'checkout' });
    const stops = document.querySelectorAll('[data-stop][tabindex="0"]');
    expect([...stops]).toEqual([first]);
    const user = userEvent.setup();
    first.focus();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toHaveAccessibleName(
      /^checkout in Production Europe/,
    );
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toHaveTextContent(
      'Search has no pods in Production Europe',
    );
    await user.keyboard('{End}{ArrowUp}');
    expect(document.activeElement).toHaveTextContent(
      'checkout has no pods in staging',
    );
    await user.keyboard('{Control>}{Home}{/Control}');
    expect(first).toHaveFocus();
    await user.keyboard('n');
    expect(screen.getByRole('link', { name: 'Search' })).toHaveFocus();
    await user.keyboard('/');
    expect(screen.getByRole('searchbox')).toHaveFocus();
  });

  it('stays a stop of the Tab key when the cell that had it is gone', async () => {
    showList();
    const first = await screen.findByRole('link', { name: 'checkout' });
    const user = userEvent.setup();
    first.focus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: 'Search' })).toHaveFocus();
    await user.type(screen.getByRole('searchbox'), 'checkout');
    await waitFor(() =>
      expect(
        screen.queryByRole('link', { name: 'Search' }),
      ).not.toBeInTheDocument(),
    );
    expect([...document.querySelectorAll('[data-stop][tabindex="0"]')]).toEqual(
      [screen.getByRole('link', { name: 'checkout' })],
    );
  });

  it('says what the index does not see', async () => {
    show({
      fleetServices: () =>
        aFleetList(
          [
            aFleetCluster('edge', { sight: 'gap', message: 'it hangs' }),
            aFleetCluster('new', { sight: 'listing' }),
            aFleetCluster('dev', { sight: 'leftOut' }),
            aFleetCluster('batch', { title: 'Batch', isLimited: true }),
          ],
          [aFleetService('web', [aFleetCell('edge', FLEET_TROUBLE.unseen)])],
          { isTruncated: true },
        ),
    });
    expect(
      await screen.findByRole('heading', {
        name: 'The only service has no current data',
      }),
    ).toBeVisible();
    const notices = within(screen.getByRole('alert'))
      .getAllByRole('listitem')
      .map(each => each.textContent);
    expect(notices).toEqual([
      expect.stringMatching(
        /^No current data from 1 cluster: edge \(it hangs\)\. /,
      ),
      expect.stringMatching(/^Data from 1 cluster is incomplete: Batch\. /),
      expect.stringMatching(/^Still reading 1 cluster: new\. /),
      expect.stringMatching(/^1 cluster is not in the fleet index: dev\. /),
      expect.stringMatching(/^Not all services are shown\. /),
    ]);
  });

  it('does not claim that a service is not where nobody looks', async () => {
    show({
      fleetServices: () =>
        aFleetList(
          [
            aFleetCluster('eu'),
            aFleetCluster('edge', { sight: 'listing' }),
            aFleetCluster('batch', { isLimited: true }),
          ],
          [
            aFleetService('web', []),
            aFleetService('api', [], { state: 'unknown' }),
          ],
        ),
    });
    await screen.findByRole('heading', {
      name: '1 of 2 services hasn’t been checked yet',
    });
    expect(
      screen.getAllByRole('gridcell').map(cell => cell.textContent),
    ).toEqual([
      '?Whether api has pods in eu is not known',
      '?Whether api has pods in edge is not known',
      '?Whether api has pods in batch is not known',
      '–web has no pods in eu',
      '?Whether web has pods in edge is not known',
      '?Whether web has pods in batch is not known',
    ]);
  });

  it('draws hundreds of services a few at a time, and all in the end', async () => {
    show(
      {
        fleetServices: () =>
          aFleetList(FLEET_CLUSTERS, manyFleetServices(300, FLEET_CLUSTERS)),
      },
      '/fleet?healthy=shown',
    );
    await screen.findByRole('heading', { name: /of 300 services/ });
    const atFirst = screen.queryAllByRole('rowheader').length;
    expect(atFirst).toBeLessThan(150);
    await waitFor(
      () =>
        expect(document.querySelectorAll('[role="rowheader"]')).toHaveLength(
          300,
        ),
      { timeout: 50_000 },
    );
  });

  it('says how to turn the index on where there is none', async () => {
    const error = await refusal(404);
    show({
      fleetServices: () => {
        throw error;
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The fleet index is off');
    expect(alert).toHaveTextContent('kubernetes: fleet: {}');
  });

  it('names the permission that is missing', async () => {
    const error = await refusal(403);
    show({
      fleetServices: () => {
        throw error;
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /kubernetes\.resources\.read/,
    );
  });

  it('keeps what it has when a refresh fails, and says since when', async () => {
    const answers = [
      () => list,
      () => {
        throw new Error('no backend');
      },
    ];
    show({ fleetServices: () => (answers.shift() ?? (() => list))() });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Reload' }),
    );
    const alert = await screen.findByText(/^Not updated since/);
    expect(alert.closest('[role="alert"]')).toHaveTextContent('no backend');
    expect(rows()).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Retry now' }));
    await waitFor(() =>
      expect(screen.queryByText(/^Not updated since/)).not.toBeInTheDocument(),
    );
  });

  it.each([
    ['all', /^No service in the catalog/],
    ['mine', /^You and your groups own no service/],
    [{ of: 'system:default/shop' }, /belongs here/],
  ] as const)('says of %j without services why', async (scope, text) => {
    showFleet(<FleetPanel scope={scope} />, {});
    expect(await screen.findByText(text)).toBeVisible();
    expect(within(document.body).getByRole('heading')).toHaveTextContent(
      'No services',
    );
  });
});
