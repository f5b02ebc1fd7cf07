import { Pod, previousLogKey } from '../model';
import { aPod, anEvent, anObject, FIXTURE_NOW, secondsAgo } from '../testing';
import { ClusterIndex } from './ClusterIndex';
import { indexObjects } from './testing/indexObjects';
import { inShop, webPod } from './testing/shop';

const WEB = { kind: 'ReplicaSet', namespace: 'shop', name: 'web-7c9d5' };

const podNamed = (index: ClusterIndex, name: string) =>
  index.find('Pod', 'shop', name) as Pod;

const job = (name: string, ageSeconds: number) =>
  anObject('Job', inShop(name, { ageSeconds })).ownedBy('CronJob', 'nightly');

describe('ClusterIndex', () => {
  it('finds objects by kind, namespace and name', () => {
    const index = indexObjects([webPod('web-1')]);
    expect(index.find('Pod', 'shop', 'web-1')?.metadata.name).toBe('web-1');
    expect(index.find('Pod', 'other', 'web-1')).toBeUndefined();
    expect(index.find('Job', 'shop', 'web-1')).toBeUndefined();
  });

  it('tells a kind of which there is nothing from one that was not read', () => {
    const index = indexObjects([webPod('web-1')]);
    expect([index.hasRead('Pod'), index.hasRead('Service')]).toEqual([
      true,
      false,
    ]);
    expect(index.all('Service')).toEqual([]);
  });

  it('lists the pods of a workload, with the age of the newest', () => {
    const index = indexObjects([
      webPod('web-1', { ageSeconds: 500 }),
      webPod('web-2', { ageSeconds: 30 }),
      aPod(inShop('other')),
    ]);
    const workload = index.findWorkload(podNamed(index, 'web-1'));
    expect(
      index.findPods(workload).map(({ metadata }) => metadata.name),
    ).toEqual(['web-1', 'web-2']);
    expect(index.newestPodAge(workload)).toBe(30);
    expect(index.newestPodAge(workload)).toBe(30);
    expect(index.newestPodAge({ ...WEB, name: 'none' })).toBe(Infinity);
  });

  it('knows the newest ready pod, and the nodes with one', () => {
    const index = indexObjects([
      webPod('web-1', { ageSeconds: 500, node: 'n1' }),
      webPod('web-2', { ageSeconds: 300, node: 'n2' }),
      webPod('web-3', { ageSeconds: 30, node: 'n3' }).notReady(),
    ]);
    const workload = index.findWorkload(podNamed(index, 'web-1'));
    expect(index.newestReadyPod(workload)).toBe(
      FIXTURE_NOW.getTime() - 300_000,
    );
    expect(
      ['n1', 'n2', 'n3', undefined].map(node =>
        index.hasReadyPodOn(workload, node),
      ),
    ).toEqual([true, true, false, false]);
    expect(index.newestReadyPod({ ...WEB, name: 'none' })).toBeUndefined();
  });

  it('counts pods of one workload that ended for the same reason', () => {
    const index = indexObjects([
      webPod('web-1').failed('Evicted'),
      webPod('web-2').failed('Evicted'),
      webPod('web-3').failed('Preempting'),
      webPod('web-4'),
    ]);
    expect(
      ['web-1', 'web-3', 'web-4'].map(name =>
        index.sameEndCount(podNamed(index, name)),
      ),
    ).toEqual([2, 1, 0]);
  });

  it('finds events by uid, so that a pod does not inherit those of its predecessor', () => {
    const pod = webPod('db-0').withEvent({ reason: 'Pulled', message: 'x' });
    const other = anEvent({
      reason: 'BackOff',
      message: 'y',
      regarding: { ...inShop('db-0'), kind: 'Pod', uid: 'older' },
    } as never);
    const index = indexObjects([
      pod,
      ...pod.events().map(event => ({ build: () => event })),
      { build: () => other },
    ]);
    expect(
      index.findEvents(podNamed(index, 'db-0')).map(({ reason }) => reason),
    ).toEqual(['Pulled']);
  });

  it('finds the events of one container', () => {
    const pod = webPod('web-1')
      .withEvent({ reason: 'Unhealthy', message: 'x', container: 'app' })
      .withEvent({ reason: 'Pulled', message: 'y' });
    const index = indexObjects([
      pod,
      ...pod.events().map(event => ({ build: () => event })),
    ]);
    const found = podNamed(index, 'web-1');
    expect(
      index.containerEvents(found, 'app').map(({ reason }) => reason),
    ).toEqual(['Unhealthy']);
    expect(index.containerEvents(found, 'other')).toEqual([]);
  });

  it('finds the newest Job of a CronJob, and Jobs that a later success superseded', () => {
    const index = indexObjects([
      anObject('CronJob', inShop('nightly')),
      job('old', 5_000),
      job('done', 3_000).withCondition({ type: 'Complete', status: 'True' }),
      job('new', 1_000),
      anObject('Job', inShop('manual', { ageSeconds: 9_000 })),
    ]);
    const cronJob = index.find('CronJob', 'shop', 'nightly')!;
    expect(index.findNewestJob(cronJob)?.metadata.name).toBe('new');
    const superseded = index
      .all('Job')
      .filter(each => index.isSuperseded(each))
      .map(({ metadata }) => metadata.name);
    expect(superseded).toEqual(['old']);
  });

  it('goes by the last success that the CronJob itself remembers', () => {
    const index = indexObjects([
      anObject('CronJob', inShop('nightly')).withStatus({
        lastSuccessfulTime: secondsAgo(500),
      }),
      job('old', 5_000),
      job('new', 100),
    ]);
    const [old, fresh] = index.all('Job');
    expect([index.isSuperseded(old), index.isSuperseded(fresh)]).toEqual([
      true,
      false,
    ]);
  });

  it('finds the log of one container’s previous run', () => {
    const logs = new Map([[previousLogKey('shop', 'web-1', 'app'), 'boom']]);
    const index = indexObjects([webPod('web-1')], { previousLogs: logs });
    const pod = podNamed(index, 'web-1');
    expect(index.previousLog(pod, 'app')).toBe('boom');
    expect(index.previousLog(pod, 'other')).toBeUndefined();
    expect(index.currentLog(pod, 'app')).toBeUndefined();
  });

  it('counts no time before zero, as clocks differ', () => {
    const index = indexObjects([]);
    expect(index.secondsSince(secondsAgo(10))).toBe(10);
    expect(index.secondsSince(secondsAgo(-10))).toBe(0);
    expect(index.secondsSince(undefined)).toBeUndefined();
    expect(index.secondsSince('yesterday')).toBeUndefined();
  });
});
