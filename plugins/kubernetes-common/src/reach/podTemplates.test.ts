import { parseObject, toClusterObjects } from '../model';
import { aDeployment, anObject } from '../testing';
import { inShop } from '../testing/reach/objects';
import { podTemplates } from './podTemplates';

it('are the labels that the pods of workloads will have', () => {
  const template = (labels: object) => ({ template: { metadata: { labels } } });
  const objects = [
    aDeployment(inShop('web', { labels: { app: 'web' } })),
    anObject('Job', inShop('once')).withSpec(template({ job: 'once' })),
    anObject('CronJob', inShop('daily')).withSpec({
      jobTemplate: { spec: template({ job: 'daily' }) },
    }),
  ].flatMap(each => parseObject(each.build()) ?? []);
  const found = podTemplates(toClusterObjects(objects));
  expect(found.map(({ metadata }) => metadata)).toEqual([
    { namespace: 'shop', labels: expect.objectContaining({ app: 'web' }) },
    { namespace: 'shop', labels: { job: 'once' } },
    { namespace: 'shop', labels: { job: 'daily' } },
  ]);
});
