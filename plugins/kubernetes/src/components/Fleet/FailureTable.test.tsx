import {
  FLEET_NODE_POOLS,
  FleetFailure,
  FleetFailureList,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { showWithFleetWords } from '../../__testUtils__/fleetPanel';
import { FLEET_FAILURES } from '../../fixtures';
import { FailureTable } from './FailureTable';

const AT = '2026-11-22T07:20:00Z';

const aFailure = (changes: Partial<FleetFailure> = {}): FleetFailure => ({
  class: 'OOMKilled',
  services: ['component:default/shop'],
  count: 1,
  byCluster: {},
  byOwner: {},
  trend: [],
  ...changes,
});

const show = (list: Partial<FleetFailureList>) =>
  showWithFleetWords((words, links) => (
    <FailureTable
      list={{ ...FLEET_FAILURES, at: AT, ...list }}
      words={words}
      links={links}
      toServices={filter => `?q=${filter}`}
    />
  ));

/** The cells of a failure, with their texts. */
async function cells(failure: Partial<FleetFailure>) {
  const words = await show({ failures: [aFailure(failure)] });
  const [, row] = await screen.findAllByRole('row');
  const [name, ...others] = [
    within(row).getByRole('rowheader'),
    ...within(row).getAllByRole('cell'),
  ];
  return { words, row, name, texts: others.map(cell => cell.textContent) };
}

/** The parts of the details of a failure, by their headings. */
async function details(list: Partial<FleetFailureList>) {
  const words = await show(list);
  await userEvent.click((await screen.findAllByRole('button'))[0]);
  const headings = screen.getAllByRole('heading', { level: 4 });
  const parts = new Map(
    headings.map(heading => [heading.textContent, heading.parentElement!]),
  );
  const countsOf = (part: HTMLElement | undefined) =>
    within(part!)
      .getAllByRole('term')
      .map(term => [term.textContent, term.nextElementSibling?.textContent]);
  return { words, parts, countsOf };
}

describe('FailureTable', () => {
  it('has failures in their order, by the titles of their classes', async () => {
    const { t, classTitle } = await show({});
    const heads = (await screen.findAllByRole('rowheader')).map(
      head => head.textContent,
    );
    expect(heads).toEqual(
      FLEET_FAILURES.failures.map(failure => classTitle(failure.class)),
    );
    expect(screen.getByRole('table')).toHaveAccessibleName(
      t('failures.caption'),
    );
    expect(screen.getAllByRole('columnheader')).toHaveLength(6);
  });

  it('says of each failure how often its Help was opened, and whether it helped', async () => {
    const { t } = await show({
      failures: [
        aFailure({ help: { opened: 1_200, helped: 8, notHelped: 2 } }),
        aFailure({
          class: 'ApplicationError',
          help: { opened: 1, helped: 0, notHelped: 0 },
        }),
        aFailure({ class: 'ReadinessProbeFailing' }),
      ],
    });
    const [head, ...rows] = await screen.findAllByRole('row');
    expect(within(head).getAllByRole('columnheader').at(-1)).toHaveTextContent(
      t('failures.column.help'),
    );
    expect(
      rows.map(row => within(row).getAllByRole('cell').at(-1)?.textContent),
    ).toEqual([
      t('failures.help.opened', { count: 1_200 }) +
        t('failures.help.helped', { count: 10, helped: 8 }),
      t('failures.help.opened', { count: 1 }),
      t('failures.help.never'),
    ]);
    await userEvent.click(screen.getAllByRole('button')[0]);
    const [opened] = document.querySelectorAll('td[colspan]');
    expect(opened).toHaveAttribute('colspan', '6');
  });

  it('has no column for Help where the backend tells nothing of it', async () => {
    const { words } = await cells({});
    expect(screen.getAllByRole('columnheader')).toHaveLength(5);
    expect(
      screen.queryByText(words.t('failures.column.help')),
    ).not.toBeInTheDocument();
  });

  it('leads to the services with the failure', async () => {
    const { row, words } = await cells({ count: 12_345 });
    const link = within(row).getByRole('link');
    expect(link).toHaveAttribute('href', '/fleet?q=class:OOMKilled');
    expect(link).toHaveTextContent(
      words.t('failures.services', { count: 12_345 }),
    );
  });

  it('names three clusters and owners with the most, and counts the others', async () => {
    const { texts, words } = await cells({
      byCluster: { 'prod-us': 2, b: 9, gone: 1_234, a: 9, 'prod-eu': 7 },
      byOwner: { '': 5, 'group:default/games': 6 },
    });
    expect(texts.slice(2)).toEqual([
      words.t('fleet.notice.names', {
        names: 'gone 1,234, a 9, b 9',
        more: '2',
      }),
      `games 6, ${words.t('fleet.without.owner')} 5`,
    ]);
  });

  it('names clusters by their titles', async () => {
    const { texts } = await cells({ byCluster: { 'prod-us': 2, staging: 1 } });
    expect(texts[2]).toBe('Production US 2, staging 1');
  });

  it('says the trend in words', async () => {
    const { row, words } = await cells({ trend: [1_000, 0, 20_000, 3_000] });
    expect(within(row).getByRole('img')).toHaveAccessibleName(
      words.t('failures.trend', {
        hours: '4',
        first: '1,000',
        last: '3,000',
        max: '20,000',
      }),
    );
  });

  it('shows its details on demand, and hides them again', async () => {
    const { row, name } = await cells({});
    const button = within(name).getByRole('button');
    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByRole('heading')).not.toBeInTheDocument();
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    const opened = row.nextElementSibling;
    expect(button).toHaveAttribute('aria-controls', opened?.id);
    await userEvent.click(button);
    expect(screen.queryByRole('heading')).not.toBeInTheDocument();
  });

  it('has the numbers by cluster, region and owner, most first', async () => {
    const { words, parts, countsOf } = await details({
      failures: [
        aFailure({
          byCluster: { 'prod-us': 1_234, 'prod-eu': 5, staging: 6, gone: 2 },
          byOwner: { '': 2, 'group:default/a&b': 3 },
        }),
      ],
    });
    const { t } = words;
    expect(countsOf(parts.get(t('failures.byCluster')))).toEqual([
      ['Production US', '1,234'],
      ['staging', '6'],
      ['Production Europe', '5'],
      ['gone', '2'],
    ]);
    expect(countsOf(parts.get(t('failures.byRegion')))).toEqual([
      ['us-east1', '1,234'],
      ['europe-west3', '11'],
      [t('fleet.noRegion'), '2'],
    ]);
    expect(parts.get(t('failures.byRegion'))).toHaveTextContent(
      t('failures.byRegionNote'),
    );
    const hrefs = (part: string) =>
      within(parts.get(part)!)
        .getAllByRole('link')
        .map(link => link.getAttribute('href'));
    expect(hrefs(t('failures.byCluster'))[0]).toBe(
      '/fleet?q=class:OOMKilled cluster:"prod-us"',
    );
    expect(hrefs(t('failures.byRegion'))).toEqual([
      '/fleet?q=class:OOMKilled region:"us-east1"',
      '/fleet?q=class:OOMKilled region:"europe-west3"',
    ]);
    const owners = parts.get(t('failures.byOwner'));
    expect(countsOf(owners)).toEqual([
      ['a&b', '3'],
      [t('fleet.without.owner'), '2'],
    ]);
    expect(within(owners!).getByRole('link')).toHaveAttribute(
      'href',
      '/fleet?q=class:OOMKilled owner:group:default/a&b',
    );
  });

  it('has the numbers by node pool where nodes are read, with what has none', async () => {
    const { words, parts, countsOf } = await details({
      failures: [
        aFailure({
          byNodePool: {
            spot: 3,
            [FLEET_NODE_POOLS.notScheduled]: 2,
            [FLEET_NODE_POOLS.none]: 1,
          },
        }),
      ],
    });
    const { t } = words;
    const pools = parts.get(t('failures.byNodePool'));
    expect(countsOf(pools)).toEqual([
      ['spot', '3'],
      [t('failures.nodePool.notScheduled'), '2'],
      [t('failures.nodePool.none'), '1'],
    ]);
    expect(pools).toHaveTextContent(t('failures.byNodePoolNote'));
    expect(
      within(pools!)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual([
      '/fleet?q=class:OOMKilled pool:"spot"',
      '/fleet?q=class:OOMKilled pool:"(not scheduled)"',
      '/fleet?q=class:OOMKilled pool:"(none)"',
    ]);
  });

  it('says where pools are not known', async () => {
    const { words, parts, countsOf } = await details({
      failures: [aFailure({ byNodePool: { [FLEET_NODE_POOLS.unknown]: 1 } })],
    });
    const { t } = words;
    const pools = parts.get(t('failures.byNodePool'));
    expect(countsOf(pools)).toEqual([[t('failures.nodePool.unknown'), '1']]);
    expect(pools).toHaveTextContent(t('failures.nodePoolsUnknown'));
  });

  it('has no node pools where nodes are not read', async () => {
    const { words, parts } = await details({ failures: [aFailure()] });
    expect(parts.has(words.t('failures.byNodePool'))).toBe(false);
  });

  it('has the hours of the trend, the last one first', async () => {
    const { words, parts, countsOf } = await details({
      failures: [aFailure({ trend: [7, 8, 9_000] })],
    });
    const hours = countsOf(parts.get(words.t('failures.byHour')));
    expect(hours.map(([, count]) => count)).toEqual(['9,000', '8', '7']);
    expect(new Set(hours.map(([at]) => at)).size).toBe(3);
  });

  it('has no hours without a trend', async () => {
    const { words, parts } = await details({ failures: [aFailure()] });
    expect(parts.has(words.t('failures.byHour'))).toBe(false);
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it.each([
    [20, undefined],
    [1_021, '1,001'],
  ])('of %d services, names 20 and counts the others', async (count, more) => {
    const services = Array.from(
      { length: count },
      (_, index) => `component:default/s${index}`,
    );
    const { words, parts } = await details({
      failures: [aFailure({ count, services })],
    });
    const part = parts.get(words.t('failures.worstServices'))!;
    const links = within(part).getAllByRole('link');
    expect(links).toHaveLength(20);
    expect(links[0]).toHaveTextContent('s0');
    expect(links[0]).toHaveAttribute(
      'href',
      '/catalog/default/component/s0/kubernetes',
    );
    const rest = [...part.querySelectorAll('p')].map(each => each.textContent);
    expect(rest).toEqual(
      more === undefined ? [] : [words.t('failures.moreServices', { more })],
    );
  });

  it('shows what is invisible in a name', async () => {
    const { texts } = await cells({ byCluster: { 'a\u202eb': 1 } });
    expect(texts[2]).toBe('a⟨U+202E⟩b 1');
  });
});
