import { anObject } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../../__testUtils__/anEntity';
import {
  buildObjects,
  rootWithoutLabelledPods as root,
} from '../../__testUtils__/builtObjects';
import { SHOP } from '../../__testUtils__/fleet';
import { serviceTarget } from '../../locate';
import { specKey } from '../informer/ListWatchSpec';
import { configuredTypes, lookUpTypes } from '../resourceTypes';
import { planRevisionWatches } from './planRevisionWatches';

const TARGET = serviceTarget(anEntity());

function plan(
  builders: readonly { build(): object }[],
  objectTypes?: readonly string[],
) {
  return planRevisionWatches(
    Object.values(buildObjects(...builders)).flat(),
    TARGET,
    lookUpTypes(configuredTypes(objectTypes)),
  ).map(specKey);
}

const labelled = (kind: string, name: string = 'db') =>
  anObject(kind, { name, labels: SHOP }).withSpec({
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name, ...SHOP } } },
  });

describe('planRevisionWatches', () => {
  it('reads none where a service has only Deployments', () => {
    expect(plan([labelled('Deployment'), root()])).toEqual([]);
  });

  it('reads those with the label once, for all StatefulSets and DaemonSets', () => {
    const all = plan([
      labelled('StatefulSet'),
      labelled('StatefulSet', 'queue'),
      labelled('DaemonSet', 'agent'),
    ]);
    expect(all).toHaveLength(1);
    expect(all[0]).toContain('controllerrevisions.apps');
    expect(all[0]).toContain(TARGET.selector.text);
  });

  it('reads those with the label once, in whatever namespaces the sets are', () => {
    const sets = ['a', 'b'].map(namespace =>
      anObject('StatefulSet', { name: 'db', namespace }).withSpec({
        selector: { matchLabels: SHOP },
        template: { metadata: {} },
      }),
    );
    const all = plan(sets);
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(TARGET.selector.text);
  });

  it('reads those of pods without the label by the selector of the workload', () => {
    const set = anObject('StatefulSet', {
      name: 'db',
      namespace: 'shop',
      labels: SHOP,
    }).withSpec({
      selector: { matchLabels: { app: 'db' } },
      template: { metadata: { labels: { app: 'db' } } },
    });
    expect(plan([set])).toEqual([
      '["controllerrevisions.apps","shop","app=db"]',
    ]);
  });

  it('reads none where the operator leaves them out', () => {
    expect(plan([labelled('StatefulSet')], ['statefulsets'])).toEqual([]);
  });

  it('is bounded', () => {
    const many = Array.from({ length: 50 }, (_, i) =>
      anObject('StatefulSet', { name: `db-${i}`, labels: SHOP }).withSpec({
        selector: { matchLabels: { app: `db-${i}` } },
        template: { metadata: { labels: { app: `db-${i}` } } },
      }),
    );
    expect(plan(many)).toHaveLength(20);
  });
});
