import {
  Finding,
  ObjectRow,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aFinding } from '../fixtures';
import { ObjectView } from './objectViews';
import {
  listedAsCause,
  notedIn,
  supersededAmong,
  supersededIn,
} from './findingRows';

const about = (
  kind: string,
  name: string,
  changes: Partial<Finding> = {},
): Finding =>
  aFinding([], {
    severity: 'error',
    scope: { namespace: 'shop', kind, name },
    params: {},
    symptoms: [],
    ...changes,
  });

const cluster = (name: string, ...findings: Finding[]) =>
  ({ head: { name }, findings } as unknown as ServiceCluster);

const row = (
  kind: string,
  name: string,
  definition?: string,
  namespace = 'shop',
): ObjectRow => ({
  ...{ kind, namespace, name },
  ...(definition !== undefined && { customResource: { definition } }),
});

const CERTIFICATE = row('Certificate', 'web', 'certificates.cert-manager.io');

describe('what a finding is about', () => {
  const isListed = listedAsCause(
    cluster(
      'eu',
      about('Certificate', 'web', {
        params: { definition: 'certificates.cert-manager.io' },
      }),
      about('Service', 'web'),
    ),
  );

  it('is found by its API where the finding names that', () => {
    expect(isListed(CERTIFICATE)).toBe(true);
    expect(isListed(row('Certificate', 'web', 'certificates.other.io'))).toBe(
      false,
    );
    expect(
      isListed(row('Certificate', 'api', 'certificates.cert-manager.io')),
    ).toBe(false);
    expect(
      isListed(
        row('Certificate', 'web', 'certificates.cert-manager.io', 'other'),
      ),
    ).toBe(false);
  });

  it('is no other API of the kind of a finding about Kubernetes', () => {
    const knative = row('Service', 'web', 'services.serving.knative.dev');
    expect(isListed(knative)).toBe(false);
  });
});

it('lists symptoms, too, and nothing that only informs', () => {
  const isListed = listedAsCause(
    cluster(
      'eu',
      about('Widget', 'a', {
        symptoms: [about('Widget', 'b', { symptoms: [about('Widget', 'd')] })],
      }),
      about('Widget', 'c', { severity: 'info' }),
    ),
  );
  expect(
    ['a', 'b', 'c', 'd'].map(name => isListed(row('Widget', name))),
  ).toEqual([true, true, false, true]);
});

it('notes what findings only inform about, and nothing that fails as well', () => {
  const isNoted = notedIn(
    cluster(
      'eu',
      about('Widget', 'a', { severity: 'info' }),
      about('Widget', 'b', { severity: 'info' }),
      about('Widget', 'b'),
      about('Widget', 'c'),
    ),
  );
  expect(
    ['a', 'b', 'c', 'd'].map(name => isNoted(row('Widget', name))),
  ).toEqual([true, false, false, false]);
});

it('tells what is of the past, in its own cluster', () => {
  const past = about('Widget', 'a', { params: { superseded: 1 } });
  const eu = cluster('eu', past, about('Widget', 'b'));
  expect(supersededIn(eu)(row('Widget', 'a'))).toBe(true);
  expect(supersededIn(eu)(row('Widget', 'b'))).toBe(false);
  const isPast = supersededAmong([eu, cluster('us')]);
  const inCluster = (name: string) =>
    isPast({ cluster: name, row: row('Widget', 'a') } as ObjectView);
  expect(['eu', 'us', 'ap'].map(inCluster)).toEqual([true, false, false]);
});
