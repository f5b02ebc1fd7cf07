import fc from 'fast-check';
import { MAX_FILTER_LENGTH } from '../filter';
import { matchFleetService, parseFleetFilter } from './filter';
import { FleetCluster, FleetServiceRow } from './types';

const checkout: FleetServiceRow = {
  entityRef: 'component:default/checkout',
  title: 'Checkout',
  owner: 'group:default/commerce',
  system: 'system:default/shop',
  lifecycle: 'production',
  state: 'failing',
  cells: [
    {
      ...{ cluster: 'prod-eu', state: 'failing', pods: 3, ready: 1 },
      headline: '2 of 3 pods are failing',
      classes: ['OOMKilled'],
      versions: ['1.4.2'],
      nodePools: ['spot', '(not scheduled)'],
    },
    {
      ...{ cluster: 'prod-us', state: 'failing', pods: 3, ready: 2 },
      classes: ['ImageNotFound'],
      nodePools: ['general'],
    },
  ],
};

const clusters = new Map<string, FleetCluster>([
  ['prod-eu', { name: 'prod-eu', region: 'eu-west-1', sight: 'live' }],
  ['prod-us', { name: 'prod-us', title: 'United States', sight: 'live' }],
]);

const matches = (text: string) =>
  matchFleetService(parseFleetFilter(text), checkout, {
    clusters,
    classTitle: name => (name === 'OOMKilled' ? 'Out of memory' : name),
  });

describe('a filter of services', () => {
  it.each([
    ['', true],
    ['  ', true],
    ['CHECK', true],
    ['search', false],
    ['check pods', true],
    ['check search', false],
    ['"of 3 pods"', true],
    ['"pods of 3"', false],
    ['!search', true],
    ['!checkout', false],
    ['owner:commerce', true],
    ['owner:group:default/commerce', true],
    ['owner:comm', false],
    ['owner:comm*,games', true],
    ['!owner:games', true],
    ['system:shop cluster:prod-*', true],
    ['cluster:prod', false],
    ['region:eu-west-1', true],
    ['region:us-east-1', false],
    ['class:oomkilled', true],
    ['"out of memory"', true],
    ['"united states"', true],
    ['version:1.4.*', true],
    ['pool:spot', true],
    ['pool:gpu', false],
    ['class:OOMKilled pool:spot', true],
    ['class:OOMKilled pool:general', false],
    ['class:OOMKilled pool:general,spot', true],
    ['pool:spot cluster:prod-us', false],
    ['class:ImageNotFound region:eu-west-1', false],
    ['class:OOMKilled region:eu-west-1 pool:spot cluster:prod-eu', true],
    // Each in some cluster.
    ['cluster:prod-eu cluster:prod-us class:OOMKilled', true],
    ['class:OOMKilled class:ImageNotFound pool:general', true],
    ['class:OOMKilled !pool:gpu', true],
    ['class:OOMKilled !pool:general', false],
    ['pool:"(not scheduled)"', true],
    ['lifecycle:experimental', false],
  ])('%p finds it: %p', (text, isFound) => {
    expect(matches(text)).toBe(isFound);
  });

  it('hides nothing while a term is typed', () => {
    for (const text of ['owner:', '!', '!owner:', 'owner:,', '"']) {
      expect(matches(text)).toBe(true);
    }
  });

  it('takes an unknown field as text, and the rest behind an open quote', () => {
    expect(parseFleetFilter('image:web "two words')).toEqual([
      { isNegated: false, values: ['image:web'] },
      { isNegated: false, values: ['two words'] },
    ]);
  });

  it('does not keep what it knew of a service in another language', () => {
    const terms = parseFleetFilter('speicher');
    const context = { clusters, classTitle: () => 'Out of memory' };
    expect(matchFleetService(terms, checkout, context)).toBe(false);
    expect(
      matchFleetService(terms, checkout, {
        ...context,
        classTitle: () => 'Speicher erschöpft',
      }),
    ).toBe(true);
  });

  it('finds no text across the end of another', () => {
    expect(matches('checkoutgroup')).toBe(false);
  });

  it('reads any text, bounded', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3_000 }), text => {
        const terms = parseFleetFilter(text);
        expect(terms.length).toBeLessThanOrEqual(40);
        const length = terms.flatMap(({ values }) => values).join('').length;
        // Lower case may be longer, as that of “İ” is.
        expect(length).toBeLessThanOrEqual(3 * MAX_FILTER_LENGTH);
        expect(typeof matches(text)).toBe('boolean');
      }),
    );
  });

  it('finds what it is told to, whatever the value', () => {
    fc.assert(
      fc.property(
        fc
          .string({ minLength: 1, maxLength: 50 })
          .filter(v => !v.includes('*')),
        value => {
          const quoted = `"${value.replace(/["\\]/g, '\\$&')}"`;
          const service = { ...checkout, lifecycle: value };
          expect(
            matchFleetService(
              parseFleetFilter(`lifecycle:${quoted}`),
              service,
              {
                clusters,
              },
            ),
          ).toBe(true);
        },
      ),
    );
  });
});
