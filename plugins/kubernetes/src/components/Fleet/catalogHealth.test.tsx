import { Entity } from '@backstage/catalog-model';
import {
  DefaultEntityFilters,
  EntityProvider,
  MockEntityListContextProvider,
} from '@backstage/plugin-catalog-react';
import { FleetState } from '@podlight/backstage-plugin-kubernetes-common';
import { FleetScope } from '@podlight/backstage-plugin-kubernetes-react';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { showFleet } from '../../__testUtils__/fleetPanel';
import {
  aFleetCell,
  aFleetList,
  aFleetService,
  FLEET_CLUSTERS,
  FLEET_TROUBLE,
} from '../../fixtures';
import { HealthFilter } from './HealthFilter';
import { EntityKubernetesHealthPicker } from './HealthPicker';
import { createKubernetesHealthColumn } from './healthColumn';
import { useHealthLink } from './useHealthLink';

interface Filters extends DefaultEntityFilters {
  readonly kubernetesHealth?: HealthFilter;
}

const list = aFleetList(FLEET_CLUSTERS, [
  aFleetService('checkout', [aFleetCell('prod-eu', FLEET_TROUBLE.failing)]),
  aFleetService('search', [aFleetCell('prod-eu')]),
]);

const entity = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
});

describe('the filter of the catalog', () => {
  const filter = (...states: FleetState[]) =>
    new HealthFilter(states, list, true);

  it('finds the services in a state, and asks the backend for these names', () => {
    const failing = filter('failing');
    expect(failing.filterEntity(entity('checkout'))).toBe(true);
    expect(failing.filterEntity(entity('search'))).toBe(false);
    expect(failing.getCatalogFilters()).toEqual({
      'metadata.name': ['checkout'],
      'metadata.namespace': ['default'],
    });
    expect(failing.toQueryValue()).toEqual(['failing']);
  });

  it('finds nothing where no service is in the state', () => {
    expect(filter('warning').getCatalogFilters()).toEqual({
      'metadata.name': ['-'],
    });
    expect(filter('warning').filterEntity(entity('checkout'))).toBe(false);
  });

  it('asks for services in their namespaces only', () => {
    const twins = ['shop', 'games', 'shop'].map((namespace, index) =>
      aFleetService('web', [aFleetCell('prod-eu')], {
        entityRef: `component:${namespace}/web-${index % 2}`,
      }),
    );
    const healthy = new HealthFilter(['healthy'], { services: twins }, true);
    expect(healthy.getCatalogFilters()).toEqual({
      'metadata.name': ['web-0', 'web-1'],
      'metadata.namespace': ['shop', 'games'],
    });
  });

  describe('of more services than fit into a URL', () => {
    const services = Array.from({ length: 101 }, (_, index) =>
      aFleetService(`web-${index}`, [aFleetCell('prod-eu')]),
    );

    it('finds the worst hundred where the table has pages', () => {
      const healthy = new HealthFilter(['healthy'], { services }, true);
      const { 'metadata.name': names } = healthy.getCatalogFilters();
      expect(names).toHaveLength(100);
      expect(names).toContain('web-99');
      expect(healthy.filterEntity(entity('web-99'))).toBe(true);
      expect(healthy.filterEntity(entity('web-100'))).toBe(false);
      expect([healthy.shown, healthy.total]).toEqual([100, 101]);
    });

    it('finds all where the table filters what it has', () => {
      const healthy = new HealthFilter(['healthy'], { services }, false);
      expect(healthy.getCatalogFilters()).toEqual({});
      expect(healthy.filterEntity(entity('web-100'))).toBe(true);
      expect([healthy.shown, healthy.total]).toEqual([101, 101]);
    });

    it('says in the picker that some are missing', async () => {
      const many = aFleetList(FLEET_CLUSTERS, services);
      const kubernetesHealth = new HealthFilter(['healthy'], many, true);
      showFleet(
        <MockEntityListContextProvider<Filters>
          value={{
            filters: { kubernetesHealth },
            paginationMode: 'offset',
            queryParameters: { kubernetesHealth: ['healthy'] },
          }}
        >
          <EntityKubernetesHealthPicker />
        </MockEntityListContextProvider>,
        { fleetServices: () => many },
      );
      expect(
        await screen.findByText(
          'Only the worst 100 of 101 services are listed',
        ),
      ).toBeVisible();
    });
  });

  it('is the same while the same services are found', () => {
    expect(filter('failing').key).toBe(filter('failing').key);
    expect(filter('failing').key).not.toBe(filter('healthy').key);
  });
});

describe('the picker of the catalog', () => {
  function show(asked: string[] = [], shown = list) {
    const updateFilters = jest.fn();
    const fleetServices = jest.fn((_scope: FleetScope) => shown);
    showFleet(
      <MockEntityListContextProvider<Filters>
        value={{ updateFilters, queryParameters: { kubernetesHealth: asked } }}
      >
        <EntityKubernetesHealthPicker />
      </MockEntityListContextProvider>,
      { fleetServices },
    );
    return { fleetServices, updateFilters };
  }
  const open = async () =>
    userEvent.click(
      await screen.findByRole('button', { name: /^Kubernetes health/ }),
    );
  const states = (updateFilters: jest.Mock) =>
    updateFilters.mock.calls.map(
      ([{ kubernetesHealth }]) => kubernetesHealth?.states,
    );

  it('offers the states that there are, and filters by those that are chosen', async () => {
    const { updateFilters } = show();
    const user = userEvent.setup();
    await open();
    const failing = await screen.findByRole('checkbox', {
      name: 'failing (1)',
    });
    expect(screen.getAllByRole('checkbox')).toHaveLength(2);
    await user.click(failing);
    await user.click(failing);
    expect(states(updateFilters)[0]).toEqual(['failing']);
    expect(states(updateFilters).at(-1)).toBeUndefined();
    expect(failing).not.toBeChecked();
  });

  it('begins with what the URL asks for', async () => {
    const { updateFilters } = show(['healthy', 'broken']);
    await waitFor(() => expect(states(updateFilters)[0]).toEqual(['healthy']));
    expect(screen.getByRole('checkbox', { name: 'healthy (1)' })).toBeChecked();
  });

  it('asks for nothing until it is opened', async () => {
    const { fleetServices } = show();
    const button = await screen.findByRole('button', {
      name: 'Kubernetes health',
    });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    // An answer takes no longer than that in the other tests.
    await act(() => new Promise(resolve => setTimeout(resolve, 50)));
    expect(fleetServices).not.toHaveBeenCalled();
    await open();
    await screen.findByRole('checkbox', { name: 'failing (1)' });
    expect(fleetServices).toHaveBeenCalledTimes(1);
  });

  it('can be undone by a reader who may see no service', async () => {
    const { updateFilters } = show(['failing'], aFleetList([], []));
    const failing = await screen.findByRole('checkbox', {
      name: 'failing (0)',
    });
    await userEvent.click(failing);
    expect(states(updateFilters).at(-1)).toBeUndefined();
  });

  it('keeps its filter while it is folded, and says how many states are chosen', async () => {
    const { updateFilters } = show(['failing']);
    await waitFor(() => expect(states(updateFilters)).toEqual([['failing']]));
    await open();
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Kubernetes health (1)' }),
    ).toBeVisible();
    expect(states(updateFilters).at(-1)).toEqual(['failing']);
  });
});

describe('the column of the catalog', () => {
  it('shows the state of each service, over one request for these services, and nothing for others', async () => {
    const column = createKubernetesHealthColumn({ tabPath: '/runtime' });
    const fleetServices = jest.fn((_scope: FleetScope) => list);
    showFleet(
      <table>
        <thead>
          <tr>
            <th>{column.title}</th>
          </tr>
        </thead>
        <tbody>
          {['checkout', 'search', 'docs'].map(name => (
            <tr key={name}>
              <td>{column.render({ entity: entity(name) })}</td>
            </tr>
          ))}
        </tbody>
      </table>,
      { fleetServices },
    );
    const link = await screen.findByRole('link', { name: 'failing' });
    expect(link).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/runtime',
    );
    expect(link).toHaveAttribute(
      'title',
      expect.stringMatching(/^Crashes at start/),
    );
    expect(screen.getAllByRole('cell').map(cell => cell.textContent)).toEqual([
      'failing',
      'healthy',
      '',
    ]);
    expect(
      screen.getByRole('columnheader', { name: 'Kubernetes health' }),
    ).toBeVisible();
    expect(fleetServices.mock.calls).toEqual([
      [
        {
          refs: [
            'component:default/checkout',
            'component:default/docs',
            'component:default/search',
          ],
        },
      ],
    ]);
  });

  it('says where a service has not been seen yet', async () => {
    const { render } = createKubernetesHealthColumn();
    const unseen = ['prod-us', 'prod-ap'];
    const partly = aFleetService('search', [aFleetCell('prod-eu')], { unseen });
    showFleet(<>{render({ entity: entity('search') })}</>, {
      fleetServices: () => aFleetList(FLEET_CLUSTERS, [partly]),
    });
    expect(
      await screen.findByRole('link', {
        name: 'healthy, 2 clusters not read yet',
      }),
    ).toBeVisible();
  });
});

describe('the link of the card about a service', () => {
  function Shown({ href }: { readonly href?: string }) {
    const { label, href: to, disabled = false } = useHealthLink(href);
    return (
      <p>
        {label} {to} {String(disabled)}
      </p>
    );
  }

  it('says the state of the service, asks for no other, and leads to its tab', async () => {
    const fleetServices = jest.fn((_scope: FleetScope) => list);
    showFleet(
      <EntityProvider entity={entity('checkout')}>
        <Shown href="/kubernetes" />
      </EntityProvider>,
      { fleetServices },
    );
    expect(await screen.findByText('failing /kubernetes false')).toBeVisible();
    expect(fleetServices.mock.calls).toEqual([
      [{ refs: ['component:default/checkout'] }],
    ]);
  });

  it('leads nowhere without a tab', async () => {
    showFleet(
      <EntityProvider entity={entity('docs')}>
        <Shown />
      </EntityProvider>,
      { fleetServices: () => list },
    );
    expect(
      await screen.findByText('Kubernetes health true'),
    ).toBeInTheDocument();
  });
});
