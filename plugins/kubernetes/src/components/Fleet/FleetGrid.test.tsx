import {
  FleetEnvironment,
  FleetGroup,
  FleetServiceRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  act,
  createEvent,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { useState } from 'react';
import {
  currentAddress,
  showWithFleetWords,
} from '../../__testUtils__/fleetPanel';
import { aFleetCell, aFleetService } from '../../fixtures';
import { FleetGrid, FleetGridProps } from './FleetGrid';

const PLACES: readonly FleetEnvironment[] = ['eu', 'us'].map(value => ({
  value,
  clusters: [value],
}));

const shop = aFleetService('shop', [aFleetCell('eu'), aFleetCell('us')]);
const cart = aFleetService('cart', [aFleetCell('us')]);

const inOneGroup = (services: readonly FleetServiceRow[]): FleetGroup[] => [
  { value: undefined, state: 'healthy', services },
];

async function show(changes: Partial<FleetGridProps> = {}) {
  const { t } = await showWithFleetWords((words, links) => (
    <FleetGrid
      groups={inOneGroup([shop, cart])}
      groupBy="none"
      environments={PLACES}
      unclear={new Set()}
      columns="cluster"
      totals={new Map()}
      words={words}
      links={links}
      listKey="all"
      {...changes}
    />
  ));
  const grid = await screen.findByRole('grid');
  expect(grid).toHaveAccessibleName(t('fleet.grid'));
  return { grid, t };
}

const heads = () =>
  screen.getAllByRole('columnheader').map(head => head.textContent);
const tabStops = (grid: HTMLElement) => [
  ...grid.querySelectorAll('[data-stop][tabindex="0"]'),
];
const link = (name: RegExp | string) => screen.getByRole('link', { name });

/** Whether the grid has taken care of a key that is pressed. */
function press(element: Element, key: string, more: object = {}): boolean {
  return !fireEvent.keyDown(element, { key, ...more });
}

describe('FleetGrid', () => {
  describe('in a window', () => {
    let widthPx = 0;
    beforeEach(() => {
      Object.assign(globalThis, {
        ResizeObserver: class {
          observe() {}
          disconnect() {}
        },
      });
      jest
        .spyOn(HTMLElement.prototype, 'clientWidth', 'get')
        .mockImplementation(() => widthPx);
    });
    afterEach(() => {
      Reflect.deleteProperty(globalThis, 'ResizeObserver');
      jest.restoreAllMocks();
    });

    const seven = Array.from({ length: 7 }, (_, index) => ({
      value: `c${index}`,
      clusters: [`c${index}`],
    }));

    it.each([
      [524, PLACES, 'columns'],
      [523, PLACES, 'chipsBelow'],
      [1_084, seven, 'columns'],
      [1_083, seven, 'chips'],
      [720, seven, 'chips'],
      [719, seven, 'chipsBelow'],
    ])(
      'of %d px, has as a layout of %j %s',
      async (px, environments, layout) => {
        widthPx = px;
        const { grid, t } = await show({ environments });
        expect(grid.dataset.layout).toBe(layout);
        expect(heads()).toEqual([
          t('fleet.service'),
          ...(layout === 'columns'
            ? environments.map(({ value }) => value)
            : [t('fleet.places')]),
        ]);
      },
    );
  });

  it('has columns where nothing can be measured', async () => {
    const { t } = await show();
    expect(heads()).toEqual([t('fleet.service'), 'eu', 'us']);
  });

  it('has the groups with how many services they have, listed or not', async () => {
    const { t } = await show({
      groups: [
        { value: 'group:default/a', state: 'healthy', services: [shop] },
      ],
      groupBy: 'owner',
      totals: new Map([['group:default/a', 9]]),
    });
    expect(screen.getAllByRole('rowheader')[0]).toHaveTextContent(
      `a ${t('fleet.groupCounts', { count: 0, total: '9' })}`,
    );
  });

  it('is one stop of the Tab key, which goes where the focus was', async () => {
    const { grid } = await show();
    expect(tabStops(grid)).toEqual([link('shop')]);
    link('cart').focus();
    expect(tabStops(grid)).toEqual([link('cart')]);
  });

  it('begins with a stop of its own for each list', async () => {
    const { grid } = await show({ groups: inOneGroup([cart, shop]) });
    expect(tabStops(grid)).toEqual([link('cart')]);
  });

  describe('of a click on a link', () => {
    it('goes there within the app', async () => {
      await show();
      const element = link(/^shop in us/);
      const click = createEvent.click(element);
      fireEvent(element, click);
      expect(click.defaultPrevented).toBe(true);
      expect(currentAddress()).toBe(element.getAttribute('href'));
    });

    it.each([
      { ctrlKey: true },
      { metaKey: true },
      { shiftKey: true },
      { altKey: true },
      { button: 1 },
    ])('leaves it to the browser with %j', async how => {
      await show();
      const click = createEvent.click(link('shop'), how);
      fireEvent(link('shop'), click);
      expect(click.defaultPrevented).toBe(false);
      expect(currentAddress()).toBe('/fleet');
    });

    it('goes nowhere beside a link', async () => {
      const { grid } = await show();
      fireEvent.click(within(grid).getAllByRole('row')[1]);
      expect(currentAddress()).toBe('/fleet');
    });
  });

  describe('of a service that moves to another place', () => {
    const others = Array.from({ length: 30 }, (_, index) =>
      aFleetService(`other-${index}`, [aFleetCell('eu'), aFleetCell('us')]),
    );
    let order: (services: readonly FleetServiceRow[]) => void;

    async function showMoving(services: readonly FleetServiceRow[]) {
      function Moving(props: Pick<FleetGridProps, 'words' | 'links'>) {
        const [shown, setShown] = useState(services);
        order = next => act(() => setShown(next));
        return (
          <FleetGrid
            {...props}
            groups={inOneGroup(shown)}
            groupBy="none"
            environments={PLACES}
            unclear={new Set()}
            columns="cluster"
            totals={new Map()}
            listKey="all"
          />
        );
      }
      await showWithFleetWords((words, links) => (
        <Moving words={words} links={links} />
      ));
      await waitFor(() =>
        expect(screen.getAllByRole('rowheader')).toHaveLength(services.length),
      );
    }

    it('keeps the focus in its cell', async () => {
      await showMoving([...others, shop]);
      const before = link(/^shop in us/);
      before.focus();
      order([shop, ...others]);
      expect(before).not.toBeInTheDocument();
      expect(link(/^shop in us/)).toHaveFocus();
      expect(tabStops(screen.getByRole('grid'))).toEqual([link(/^shop in us/)]);
    });

    it('leaves the focus where it has gone since', async () => {
      await showMoving([...others, shop]);
      link(/^shop in us/).focus();
      link(/^shop in us/).blur();
      order([shop, ...others]);
      expect(document.body).toHaveFocus();
    });

    it('does not come back to a service that was gone', async () => {
      await showMoving([...others, shop]);
      link(/^shop in us/).focus();
      order(others);
      order([shop, ...others]);
      expect(document.body).toHaveFocus();
    });
  });

  describe('of a key', () => {
    it('goes to the next cell, and no further than the edge', async () => {
      await show();
      link('shop').focus();
      expect(press(link('shop'), 'ArrowRight')).toBe(true);
      expect(link(/^shop in eu/)).toHaveFocus();
      expect(press(link('shop'), 'ArrowUp')).toBe(false);
      expect(link(/^shop in eu/)).toHaveFocus();
    });

    it('leaves others to the page', async () => {
      await show();
      link('shop').focus();
      expect(press(link('shop'), 'a')).toBe(false);
      expect(press(link('shop'), 'ArrowRight', { altKey: true })).toBe(false);
      expect(press(link('shop'), 'ArrowRight', { ctrlKey: true })).toBe(false);
      expect(link('shop')).toHaveFocus();
      expect(press(link('shop'), 'End', { ctrlKey: true })).toBe(true);
      expect(link(/^cart in us/)).toHaveFocus();
    });
  });
});
