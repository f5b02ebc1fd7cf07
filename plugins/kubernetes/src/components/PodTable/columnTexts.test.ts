import { aPodRow } from '../../fixtures';
import { PodView } from '../../service';
import { Translate } from '../../i18n/useText';
import {
  hostName,
  longestNameEnds,
  longestTexts,
  repeatsWorkloads,
} from './columnTexts';

const t = ((key: string) => key) as unknown as Translate;

const named = (...names: readonly string[]) =>
  names.map(
    (name): PodView => ({
      key: `eu/games/${name}`,
      cluster: 'eu',
      row: aPodRow({ name, status: 'Running' }),
      isStale: false,
      findings: [],
    }),
  );

describe('longestTexts', () => {
  it('are the longest few of a column, each once', () => {
    const pods = named('a', 'dice', 'dice-10', 'dice-1', 'dice-1', 'dic', 'di');
    expect(longestTexts('name', pods, t)).toEqual([
      'dice-10',
      'dice-1',
      'dice',
      'dic',
    ]);
  });

  it('have what is beside a state', () => {
    expect(longestTexts('status', named('dice'), t)).toEqual([
      expect.stringMatching(/\S\s· Running$/),
    ]);
  });

  it('ask for the words of a pod once in a language', () => {
    const words = jest.fn((key: string) => key);
    const translate = words as unknown as Translate;
    const pods = named('dice', 'chess');
    const before = longestTexts('status', pods, translate);
    const asked = words.mock.calls.length;
    expect(asked).toBeGreaterThan(0);
    expect(longestTexts('status', [...pods], translate)).toEqual(before);
    expect(words).toHaveBeenCalledTimes(asked);

    const german = (() => 'Bereit') as unknown as Translate;
    expect(longestTexts('status', pods, german)[0]).toContain('Bereit');
  });

  it('are none without pods', () => {
    expect(longestTexts('node', [], t)).toEqual([]);
  });
});

describe('repeatsWorkloads', () => {
  const of = (name: string, workload?: string) => {
    const [pod] = named(name);
    return {
      ...pod,
      row: {
        ...pod.row,
        workload: workload ? { kind: 'Cluster', name: workload } : undefined,
      },
    };
  };

  it('holds where each name begins with the workload, or there is none', () => {
    expect(repeatsWorkloads([of('db-1', 'db'), of('alone')])).toBe(true);
  });

  it('does not hold where an operator names a pod otherwise', () => {
    expect(repeatsWorkloads([of('db-1', 'db'), of('primary-0', 'db')])).toBe(
      false,
    );
    expect(repeatsWorkloads([of('db2', 'db')])).toBe(false);
  });
});

describe('longestNameEnds', () => {
  it('are what names say besides their workload, and whole names of pods without one', () => {
    const [web, db] = named('web-5d9-x2', 'web');
    const ofWeb = { ...web.row, workload: { kind: 'Deployment', name: 'web' } };
    expect(
      longestNameEnds([
        { ...web, row: ofWeb },
        { ...db, row: { ...ofWeb, name: 'webhook-1' } },
        ...named('a-bare-pod'),
      ]),
    ).toEqual(['a-bare-pod', 'webhook-1', '…-5d9-x2']);
  });
});

describe('hostName', () => {
  it.each([
    ['ip-10-0-0-1.eu-central-1.compute.internal', 'ip-10-0-0-1'],
    ['10.0.0.1', '10.0.0.1'],
    [undefined, undefined],
  ])('of %s is %s', (node, host) => {
    expect(hostName(node)).toBe(host);
  });
});
