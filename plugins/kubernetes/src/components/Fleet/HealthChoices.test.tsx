import {
  DefaultEntityFilters,
  MockEntityListContextProvider,
  useEntityList,
} from '@backstage/plugin-catalog-react';
import {
  FleetServiceList,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import { showFleet } from '../../__testUtils__/fleetPanel';
import {
  aFleetCell,
  aFleetList,
  aFleetService,
  FLEET_CLUSTERS,
  FLEET_TROUBLE,
} from '../../fixtures';
import { HealthChoices } from './HealthChoices';
import { HealthFilter } from './HealthFilter';

interface Filters extends DefaultEntityFilters {
  readonly kubernetesHealth?: HealthFilter;
}

const LIST = aFleetList(FLEET_CLUSTERS, [
  aFleetService('checkout', [aFleetCell('prod-eu', FLEET_TROUBLE.failing)]),
  aFleetService('search', [aFleetCell('prod-eu')]),
  aFleetService('docs', [aFleetCell('prod-eu')]),
]);

/** The catalog, which keeps the filter that it is given; `seen` has each of them. */
function Catalog(props: {
  readonly states: readonly FleetState[];
  readonly seen: (HealthFilter | undefined)[];
}) {
  const { seen } = props;
  const [states, setStates] = useState(props.states);
  const { kubernetesHealth } = useEntityList<Filters>().filters;
  useEffect(() => {
    seen.push(kubernetesHealth);
  }, [kubernetesHealth, seen]);
  return <HealthChoices states={states} onChoose={setStates} />;
}

function show({
  states = [],
  list = LIST,
  hasPages = false,
  first,
}: {
  readonly states?: readonly FleetState[];
  readonly list?: FleetServiceList;
  readonly hasPages?: boolean;
  readonly first?: HealthFilter;
} = {}) {
  const seen: (HealthFilter | undefined)[] = [];
  const fleetServices = jest.fn(() => list);
  showFleet(
    <MockEntityListContextProvider<Filters>
      value={{
        filters: { kubernetesHealth: first },
        paginationMode: hasPages ? 'cursor' : 'none',
      }}
    >
      <Catalog states={states} seen={seen} />
    </MockEntityListContextProvider>,
    { fleetServices },
  );
  return { fleetServices, seen };
}

const box = (name: string | RegExp) => screen.findByRole('checkbox', { name });

it('adds and removes states, and drops the filter with the last', async () => {
  const { seen } = show();
  const user = userEvent.setup();
  await user.click(await box('failing (1)'));
  expect(seen.at(-1)?.states).toEqual(['failing']);
  await user.click(await box('healthy (2)'));
  expect(seen.at(-1)?.states).toEqual(['failing', 'healthy']);
  expect(seen.at(-1)?.total).toBe(3);
  await user.click(await box('failing (1)'));
  expect(seen.at(-1)?.states).toEqual(['healthy']);
  await user.click(await box('healthy (2)'));
  expect(seen.at(-1)).toBeUndefined();
});

it('keeps a state that no service is in any more, as long as it is chosen', async () => {
  show({ states: ['warning'] });
  expect(await box(/\(0\)$/)).toBeChecked();
  expect(screen.getAllByRole('checkbox')).toHaveLength(3);
});

it('brings a filter that covers other services up to date, once', async () => {
  const old = new HealthFilter(['healthy'], { services: [] }, false);
  const { seen } = show({ states: ['healthy'], first: old });
  await waitFor(() => expect(seen.at(-1)?.total).toBe(2));
  await box('healthy (2)');
  expect(seen).toEqual([old, expect.any(HealthFilter)]);
});

it('leaves a filter alone that is up to date', async () => {
  const first = new HealthFilter(['healthy'], LIST, false);
  const { seen } = show({ states: ['healthy'], first });
  await box('healthy (2)');
  expect(seen).toEqual([first]);
});

describe('of more services than fit into a URL', () => {
  const list = aFleetList(
    FLEET_CLUSTERS,
    Array.from({ length: 101 }, (_, index) =>
      aFleetService(`web-${index}`, [aFleetCell('prod-eu')]),
    ),
  );
  const LIMIT = 'Only the worst 100 of 101 services are listed';

  it('says that some are missing where the table has pages', async () => {
    show({ states: ['healthy'], list, hasPages: true });
    expect(await screen.findByText(LIMIT)).toBeVisible();
  });

  it('says nothing where none is missing', async () => {
    show({ states: ['healthy'], list, hasPages: false });
    await box('healthy (101)');
    expect(screen.queryByText(/Only the worst/)).not.toBeInTheDocument();
  });
});

it('says that there are no services, unless a state is chosen that must be undone', async () => {
  show({ list: aFleetList([], []) });
  await waitFor(() =>
    expect(screen.queryByRole('status')).not.toBeInTheDocument(),
  );
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
});

describe('as time passes', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks again each minute', async () => {
    const { fleetServices } = show();
    await box('failing (1)');
    expect(fleetServices).toHaveBeenCalledTimes(1);
    await act(() => jest.advanceTimersByTimeAsync(40_000));
    expect(fleetServices).toHaveBeenCalledTimes(1);
    await act(() => jest.advanceTimersByTimeAsync(40_000));
    expect(fleetServices).toHaveBeenCalledTimes(2);
  });
});
