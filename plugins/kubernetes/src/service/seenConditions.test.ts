import {
  initialServiceState,
  ObjectRow,
  reduceService,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aCluster, aHello, FIXTURE_NOW } from '../fixtures';
import {
  followConditions,
  NO_CONDITIONS_SEEN,
  pastConditions,
} from './seenConditions';

const after = (...messages: ServiceMessage[]) =>
  [aHello(['eu']), ...messages].reduce(reduceService, initialServiceState)
    .clusters;

function tls(
  [status, reason]: readonly [string, string],
  since?: string,
  uid = 'a',
): ObjectRow {
  const condition = { type: 'Ready', status, reason, since };
  const isGood = status === 'True';
  return {
    kind: 'Certificate',
    namespace: 'shop',
    name: 'tls',
    ...(!isGood && { conditions: [condition] }),
    customResource: {
      definition: 'certificates.cert-manager.io',
      uid,
      ...(isGood && { others: [condition] }),
    },
  };
}

const NOW = new Date(FIXTURE_NOW).toISOString();

/** A certificate of that name that has been issued by now, or not yet. */
const named = (name: string, isIssued: boolean, uid = name): ObjectRow => ({
  ...tls(isIssued ? ['True', 'Ready'] : ['False', 'Issuing'], undefined, uid),
  name,
});

function watch(...rows: readonly ObjectRow[]) {
  const seen = rows.reduce(
    (before, row) =>
      followConditions(
        before,
        after(aCluster('eu', [], { objects: [row] })),
        FIXTURE_NOW,
      ),
    NO_CONDITIONS_SEEN,
  );
  return pastConditions(seen, 'eu', rows[rows.length - 1], 'Ready');
}

describe('what conditions said while somebody watched', () => {
  it('is nothing where nothing has changed', () => {
    expect(watch(tls(['True', 'Ready']))).toEqual([]);
    expect(watch(tls(['True', 'Ready']), tls(['True', 'Ready']))).toEqual([]);
  });

  it('is each status and reason until the next, the last one first', () => {
    const at = '2026-03-01T12:00:00Z';
    expect(
      watch(
        tls(['False', 'Issuing'], '2026-03-01T11:00:00Z'),
        tls(['False', 'Pending'], '2026-03-01T11:00:00Z'),
        tls(['True', 'Ready'], at),
      ),
    ).toEqual([
      { status: 'False', reason: 'Pending', until: at },
      // Its time is that of the status, which is the same.
      { status: 'False', reason: 'Issuing', until: NOW },
    ]);
  });

  it('is nothing where a condition had neither status nor reason', () => {
    const silent = tls(['', '']);
    const gone: ObjectRow = {
      ...tls(['True', 'Ready']),
      customResource: { definition: 'certificates.cert-manager.io', uid: 'a' },
    };
    expect(watch(silent, gone, silent)).toEqual([]);
    expect(watch(silent, tls(['True', 'Ready']))).toEqual([]);
    expect(watch(tls(['', 'Issuing']), gone, silent)).toEqual([
      { status: '', reason: 'Issuing', until: NOW },
    ]);
  });

  it('is not that of an earlier object of the same name', () => {
    expect(
      watch(tls(['False', 'Issuing']), tls(['True', 'Ready'], undefined, 'b')),
    ).toEqual([]);
  });

  it('is no history of what has several conditions of one type', () => {
    const several = (status: string): ObjectRow => ({
      ...tls(['False', 'x']),
      conditions: [
        { type: 'Ready', status },
        { type: 'Ready', status: 'False' },
      ],
    });
    expect(watch(several('True'), several('False'))).toEqual([]);
  });

  it('is of one cluster', () => {
    const [before, now] = [tls(['False', 'Issuing']), tls(['True', 'Ready'])];
    const seen = [before, now].reduce(
      (known, row) =>
        followConditions(
          known,
          after(
            aHello(['eu', 'us']),
            aCluster('eu', [], { objects: [row] }),
            aCluster('us', [], { objects: [now] }),
          ),
          FIXTURE_NOW,
        ),
      NO_CONDITIONS_SEEN,
    );
    expect(pastConditions(seen, 'eu', now, 'Ready')).toHaveLength(1);
    expect(pastConditions(seen, 'us', now, 'Ready')).toEqual([]);
  });

  it('is forgotten of the objects that changed longest ago', () => {
    const names = Array.from({ length: 500 }, (_, index) => `c${index}`);
    const states: readonly ObjectRow[][] = [
      names.map(name => named(name, false)),
      names.map(name => named(name, true)),
      // The first changes again, then another one for the first time.
      [named('c0', false), named('new', false)],
      [named('c0', false), named('new', true)],
    ];
    const seen = states.reduce(
      (known, objects) =>
        followConditions(
          known,
          after(aCluster('eu', [], { objects })),
          FIXTURE_NOW,
        ),
      NO_CONDITIONS_SEEN,
    );
    const past = (name: string) =>
      pastConditions(seen, 'eu', named(name, true), 'Ready').length;
    expect(['c0', 'c1', 'c2', 'new'].map(past)).toEqual([2, 0, 1, 1]);
  });

  it('has an end', () => {
    const changes = Array.from({ length: 20 }, (_, index) =>
      tls(['False', `Reason${index}`]),
    );
    expect(watch(...changes).map(({ reason }) => reason)).toEqual([
      'Reason18',
      'Reason17',
      'Reason16',
      'Reason15',
      'Reason14',
    ]);
  });
});
