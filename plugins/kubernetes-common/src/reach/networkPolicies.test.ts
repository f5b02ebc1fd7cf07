import { FIXTURE_NOW } from '../testing';
import { parseObject, toClusterObjects } from '../model';
import {
  Buildable,
  built,
  inShop,
  LABELS,
  pod,
  policy,
  service,
} from '../testing/reach/objects';
import { ReachContext, serviceChains } from '.';

function chains(builders: readonly Buildable[]) {
  const objects = builders.flatMap(each => parseObject(each.build()) ?? []);
  const context = new ReachContext(toClusterObjects(objects), FIXTURE_NOW);
  return context.services.flatMap(each => serviceChains(context, each));
}

describe('a policy', () => {
  const last = (spec: object) =>
    chains([service(), pod(), policy(spec)])[0].links.at(-1)?.reason;

  it.each([
    [{ podSelector: {}, policyTypes: ['Ingress'] }, 'policyMayBlock'],
    [{ podSelector: { matchLabels: LABELS } }, 'policyMayBlock'],
    [{ podSelector: {}, policyTypes: ['Egress'] }, undefined],
    [{ podSelector: {}, ingress: [{}] }, undefined],
    [{ podSelector: { matchLabels: { app: 'other' } } }, undefined],
    [
      {
        podSelector: {
          matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }],
        },
      },
      'policyMayBlock',
    ],
    [
      {
        podSelector: {
          matchExpressions: [
            { key: 'app', operator: 'NotIn', values: ['web'] },
          ],
        },
      },
      undefined,
    ],
    [
      {
        podSelector: {
          matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }],
        },
      },
      undefined,
    ],
  ])('%j may block: %s', (spec, expected) => {
    expect(last(spec)).toBe(expected);
  });

  it('that lets somebody in opens the pods for others that do not', () => {
    const both = [
      policy({ podSelector: {} }),
      built({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: inShop('allow'),
        spec: { podSelector: {}, ingress: [{}] },
      }),
    ];
    const [chain] = chains([service(), pod(), ...both]);
    expect(chain.links.at(-1)).toEqual({ step: 'pods', state: 'ok' });
  });
});
