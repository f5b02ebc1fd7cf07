import {
  CustomResource,
  parseCustomResource,
  toClusterObjects,
} from '../../model';
import { aCustomResource, FIXTURE_NOW, secondsAgo } from '../../testing';
import { detect } from '../detect';

const aDatabase = () =>
  aCustomResource('example.org/v1', 'Database', {
    namespace: 'shop',
    name: 'db',
    ageSeconds: 3_600,
  });

function find(
  builder: ReturnType<typeof aDatabase>,
  changes: Partial<CustomResource> = {},
) {
  const resource = parseCustomResource(builder.build());
  if (!resource) throw new Error('no custom resource');
  return detect(toClusterObjects([{ ...resource, ...changes }]), FIXTURE_NOW);
}

describe('a failing custom resource', () => {
  it.each([
    [
      'a condition',
      aDatabase().withCondition({
        type: 'Ready',
        status: 'False',
        reason: 'NoSpace',
        message: 'disk is full',
        lastTransitionTime: secondsAgo(120),
      }),
      'status.conditions[0]',
      'Ready=False NoSpace: disk is full',
    ],
    [
      'a word',
      aDatabase().withStatus({ phase: 'Failed' }),
      'status.phase',
      'Failed',
    ],
    [
      'a text',
      aDatabase().withStatus({ errorMessage: 'disk is full' }),
      'status',
      'disk is full',
    ],
    [
      'a condition of a part',
      aDatabase().withStatus({
        parents: [
          {
            conditions: [
              { type: 'Accepted', status: 'False', reason: 'NoMatchingParent' },
            ],
          },
        ],
      }),
      'status',
      'Accepted=False NoMatchingParent',
    ],
  ])('that says so by %s has a finding', (_, builder, path, value) => {
    expect(find(builder)).toMatchObject([
      {
        class: 'CustomResourceFailed',
        severity: 'warning',
        evidence: [{ path, value }],
      },
    ]);
  });

  it('is an error where its definition says so, in its words', () => {
    const verdict = { state: 'failing' as const, message: '1 of 3 replicas' };
    expect(find(aDatabase(), { verdict })).toMatchObject([
      {
        severity: 'error',
        params: { message: '1 of 3 replicas' },
        evidence: [{ path: 'status', value: '1 of 3 replicas' }],
      },
    ]);
  });

  it.each(['warning', 'info'] as const)(
    'has the severity that its definition gives: %s',
    failing => {
      const guide = { severity: { failing } };
      const verdict = { state: 'failing' as const };
      expect(find(aDatabase(), { verdict, guide })).toMatchObject([
        { severity: failing },
      ]);
    },
  );

  it('has a minute to try again', () => {
    const failed = (seconds: number) =>
      aDatabase().withCondition({
        type: 'Ready',
        status: 'False',
        reason: 'Refused',
        lastTransitionTime: secondsAgo(seconds),
      });
    expect(find(failed(59))).toEqual([]);
    expect(find(failed(61))).toHaveLength(1);
  });
});
