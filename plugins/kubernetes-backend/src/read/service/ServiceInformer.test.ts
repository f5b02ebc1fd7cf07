import { Readable } from 'node:stream';
import { ModelKind } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCustomResource,
  aJob,
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { anEntity } from '../../__testUtils__/anEntity';
import { rootWithoutLabelledPods } from '../../__testUtils__/builtObjects';
import {
  aList,
  fakeConnection,
  FORBIDDEN,
} from '../../__testUtils__/fakeConnection';
import { SHOP } from '../../__testUtils__/fleet';
import { reflectorSettings } from '../../__testUtils__/reflectorSettings';
import { serviceTarget } from '../../locate';
import { ApiRequest } from '../../transport';
import { ok, Result } from '../../util/Result';
import { WorkloadIndex } from '../index/WorkloadIndex';
import { SharedInformers } from '../informer/SharedInformers';
import { NO_PLACEMENT, Placement } from '../placement';
import { configuredTypes, ResourceType } from '../resourceTypes';
import { StartScheduler } from '../start';
import { ObservedObjects } from './ObservedObjects';
import { ServiceInformer } from './ServiceInformer';
import { SearchQueues } from './SearchQueues';
import { Sightings } from './Sightings';
import { PLACED_KINDS } from './ServicePresence';

const raw = (builder: { build(): object }) =>
  JSON.parse(JSON.stringify(builder.build()));
const pod = (name: string) =>
  raw(aPod({ name, namespace: 'default', labels: SHOP }));

/** An informer of the shop in a cluster whose lists and watches the test decides on. */
function start(
  answer: (resource: string) => Result<unknown> | Promise<Result<unknown>>,
  objectTypes?: readonly string[],
  customResources: readonly ResourceType[] = [],
  placement: Placement = NO_PLACEMENT,
  discover?: () => Promise<Result<readonly ResourceType[]>>,
) {
  const clock = new ManualClock();
  const random = () => 0.5;
  const leaving = new AbortController();
  const watches = new Map<string, { body: Readable; signal: AbortSignal }>();
  const lists: string[] = [];
  const describe = ({ path, query }: ApiRequest) => {
    const resource = path.split('/').at(-1) ?? '';
    const { labelSelector, fieldSelector } = query ?? {};
    if (labelSelector?.startsWith('backstage.io')) return resource;
    const selector = labelSelector ?? fieldSelector;
    if (selector) return `${resource} of ${selector}`;
    return path.includes('/namespaces/') ? `all ${resource}` : resource;
  };
  const { connection } = fakeConnection(request => {
    lists.push(describe(request));
    return answer(describe(request));
  });
  const scheduler = new StartScheduler(clock, random);
  const settings = reflectorSettings(clock, { random, deadlineMs: 60_000 });
  const informers = new SharedInformers(settings);
  const sightings = new Sightings();
  const informer = new ServiceInformer({
    ...settings,
    gatewayTypes: {},
    target: {
      connection: {
        ...connection,
        open: async request => {
          const body = new Readable({ read: () => undefined });
          request.signal.addEventListener('abort', () => body.destroy());
          watches.set(describe(request), { body, signal: request.signal });
          return ok({ status: 200, body });
        },
      },
      service: serviceTarget(anEntity()),
    },
    types: [...configuredTypes(objectTypes), ...customResources],
    discover,
    scheduler,
    informers,
    workloads: new WorkloadIndex({ informers, scheduler, clock }),
    placement,
    sightings,
    searches: new SearchQueues(),
    signal: leaving.signal,
  });
  const observed: ObservedObjects[] = [];
  const over = (async () => {
    for await (const each of informer.observe()) observed.push(each);
  })();
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
  };
  const pass = async (ms: number) => {
    clock.advance(ms);
    await settle();
  };
  return {
    lists,
    observed,
    sightings,
    watches,
    settle,
    pass,
    /** In steps, as each one may be what the next waits for. */
    async passAll(ms: number) {
      for (let passed = 0; passed < ms; passed += 100) await pass(100);
    },
    async send(resource: string, type: string, object: unknown) {
      const line = JSON.stringify({ type, object });
      watches.get(resource)?.body.push(`${line}\n`);
      await settle();
    },
    async leave() {
      leaving.abort();
      await over;
    },
  };
}

const podNames = (observed: ObservedObjects | undefined) =>
  observed?.type === 'objects'
    ? observed.objects.Pod?.map(({ metadata }) => metadata.name)
    : observed?.reason.code;

describe('ServiceInformer', () => {
  it('lists pods alone where there are none', async () => {
    const informer = start(() => aList('Pod', []));
    await informer.passAll(900);
    expect(informer.lists).toEqual(['pods']);
    expect(informer.observed).toMatchObject([
      { type: 'objects', isComplete: true, objects: { Pod: [] } },
    ]);
    await informer.leave();
  });

  it('lists everything at once where the service is known to be, and shows pods first', async () => {
    let givePods = () => {};
    const pods = new Promise<void>(resolve => {
      givePods = resolve;
    });
    const { lists, observed, passAll, leave, settle } = start(
      async resource => {
        if (resource !== 'pods') return aList('X', []);
        await pods;
        return aList('X', [pod('a')]);
      },
      ['pods', 'deployments', 'jobs'],
      [],
      {
        has: () => true,
        sees: () => true,
        previewPods: () => undefined,
        listen: () => undefined,
      },
    );
    await settle();
    expect(lists).toEqual(['pods', 'deployments', 'jobs']);
    // Pods that were not read yet are not shown as none, however long that takes.
    await passAll(5_000);
    expect(observed).toEqual([]);
    givePods();
    await settle();
    expect(observed).toMatchObject([{ objects: { Pod: [{}], Job: [] } }]);
    await passAll(3_000);
    await leave();
  });

  it('lists pods first where an index knew the service to be and sees it no more', async () => {
    const { lists, leave, settle } = start(
      () => new Promise(() => {}),
      ['pods', 'deployments'],
      [],
      {
        has: () => true,
        sees: () => false,
        previewPods: () => undefined,
        listen: () => undefined,
      },
    );
    await settle();
    expect(lists).toEqual(['pods']);
    await leave();
  });

  describe('where the service is known not to be', () => {
    const job = raw(aJob({ name: 'digest', labels: SHOP }));
    function startPlaced(objectTypes?: readonly string[]) {
      const known = new Map<ModelKind, boolean | undefined>(
        PLACED_KINDS.map(kind => [kind, false]),
      );
      const listeners = new Set<() => void>();
      const informer = start(
        resource => aList('X', resource === 'jobs' ? [job] : []),
        objectTypes,
        [],
        {
          has: (_target, kinds) => {
            const answers = kinds.map(kind => known.get(kind));
            if (answers.includes(true)) return true;
            return answers.includes(undefined) ? undefined : false;
          },
          sees: () => true,
          previewPods: () => undefined,
          listen: (_target, onChange, signal) => {
            listeners.add(onChange);
            signal.addEventListener('abort', () => listeners.delete(onChange));
          },
        },
      );
      const learn = (kinds: Partial<Record<ModelKind, boolean>>) => {
        for (const [kind, isThere] of Object.entries(kinds)) {
          known.set(kind as ModelKind, isThere);
        }
        for (const onChange of [...listeners]) onChange();
      };
      return { ...informer, learn, listeners };
    }

    it('asks the cluster nothing, and says that nothing is there', async () => {
      const { lists, observed, passAll, leave } = startPlaced();
      await passAll(60_000);
      expect(lists).toEqual([]);
      expect(observed).toMatchObject([
        { type: 'objects', isComplete: true, objects: { Pod: [] } },
      ]);
      await leave();
    });

    it('reads the cluster as soon as something of the service is there', async () => {
      const informer = startPlaced(['pods', 'jobs', 'deployments']);
      const { lists, observed, passAll, learn, listeners, leave } = informer;
      await passAll(1_000);
      learn({ Job: true });
      await passAll(3_000);
      // There is no Deployment, so that none is asked for.
      const labelled = () => lists.filter(name => !name.includes(' of '));
      expect(labelled()).toEqual(['pods', 'jobs']);
      expect(observed.at(-1)).toMatchObject({
        isComplete: true,
        objects: { Job: [{ metadata: { name: 'digest' } }] },
      });
      learn({ Deployment: true });
      await passAll(100);
      expect(labelled()).toEqual(['pods', 'jobs', 'deployments']);
      await leave();
      expect(listeners.size).toBe(0);
    });

    it('asks the cluster again when that is not certain any more', async () => {
      const { lists, passAll, learn, leave } = startPlaced();
      await passAll(1_000);
      learn({ Pod: undefined });
      await passAll(20_000);
      expect(lists).toEqual([]);
      await passAll(21_400);
      expect(lists).toEqual(['pods']);
      await passAll(60_000);
      // Nor is it known of other kinds what the index would say.
      expect(lists).toContain('deployments');
      await leave();
    });

    it('reads the cluster when an index that knew nothing yet learns of pods alone', async () => {
      const informer = startPlaced(['pods', 'jobs']);
      const { lists, passAll, learn, listeners, leave } = informer;
      learn({ Pod: undefined, Job: undefined });
      await passAll(42_000);
      expect(lists).toEqual(['pods']);
      learn({ Pod: true });
      await passAll(1_000);
      expect(lists).toContain('jobs');
      expect(listeners.size).toBeLessThanOrEqual(1);
      await leave();
      expect(listeners.size).toBe(0);
    });
  });

  describe('of a cluster that is asked what it serves', () => {
    const typeOf = (plural: string): ResourceType => ({
      kind: 'CustomResource',
      plural,
      group: 'example.com',
      versions: ['v1'],
      owns: [],
      isDiscovered: true,
    });
    const startWith = (discover: () => Result<readonly ResourceType[]>) =>
      start(
        resource => aList('X', resource === 'pods' ? [pod('a')] : []),
        ['pods'],
        [],
        NO_PLACEMENT,
        async () => discover(),
      );
    const pluralsOf = (lists: readonly string[]) =>
      lists.filter(list => /^(?:things|others)$/.test(list));

    it('reads what an operator adds after ten minutes, and nothing twice', async () => {
      const served = [typeOf('things')];
      const asked = jest.fn(() => ok(served.map(type => ({ ...type }))));
      const informer = startWith(asked);
      await informer.passAll(3_000);
      expect(pluralsOf(informer.lists)).toEqual(['things']);
      served.push(typeOf('others'));
      await informer.pass(9 * 60_000);
      expect(asked).toHaveBeenCalledTimes(1);
      await informer.pass(60_000);
      await informer.passAll(3_000);
      expect(asked).toHaveBeenCalledTimes(2);
      expect(pluralsOf(informer.lists)).toEqual(['things', 'others']);
      expect(informer.observed.at(-1)).toMatchObject({ isComplete: true });
      await informer.leave();
    });

    it('says so for as long as the cluster does not tell', async () => {
      const answers: Result<readonly ResourceType[]>[] = [FORBIDDEN, FORBIDDEN];
      const informer = startWith(
        () => answers.shift() ?? ok([typeOf('things')]),
      );
      const problem = {
        kind: 'CustomResource',
        reason: {
          code: 'forbidden',
          message: expect.stringContaining('/apis'),
        },
      };
      for (const wait of [3_000, 60_000]) {
        await informer.pass(wait);
        await informer.passAll(2_000);
        expect(informer.observed.at(-1)).toMatchObject({
          isComplete: true,
          kindProblems: [problem],
        });
      }
      // It stays while objects come and go.
      await informer.send('pods', 'ADDED', pod('b'));
      await informer.pass(75);
      expect(podNames(informer.observed.at(-1))).toEqual(['a', 'b']);
      expect(informer.observed.at(-1)).toMatchObject({
        kindProblems: [problem],
      });
      await informer.pass(60_000);
      await informer.passAll(2_000);
      expect(pluralsOf(informer.lists)).toEqual(['things']);
      expect(informer.observed.at(-1)).toMatchObject({ kindProblems: [] });
      await informer.leave();
    });

    it('still reads what was found, without a word, where it is not told again', async () => {
      const answers: Result<readonly ResourceType[]>[] = [
        ok([typeOf('things')]),
      ];
      const asked = jest.fn(() => answers.shift() ?? FORBIDDEN);
      const informer = startWith(asked);
      await informer.passAll(15_000);
      await informer.pass(11 * 60_000);
      await informer.passAll(2_000);
      expect(asked).toHaveBeenCalledTimes(2);
      expect(informer.watches.get('things')?.signal.aborted).toBe(false);
      await informer.send('pods', 'ADDED', pod('b'));
      await informer.passAll(2_000);
      expect(informer.observed.at(-1)).toMatchObject({
        isComplete: true,
        kindProblems: [],
      });
      await informer.leave();
    });
  });

  it('yields the first pods at once, and is complete when all types have answered', async () => {
    let answerJobs: (list: Result<unknown>) => void = () => undefined;
    const informer = start(
      resource =>
        resource === 'pods'
          ? aList('Pod', [pod('a')])
          : new Promise(resolve => {
              answerJobs = resolve;
            }),
      ['pods', 'jobs'],
    );
    await informer.settle();
    expect(informer.lists).toEqual(['pods', 'jobs']);
    expect(informer.observed).toMatchObject([{ isComplete: false }]);
    expect(podNames(informer.observed[0])).toEqual(['a']);
    answerJobs(aList('Job', []));
    await informer.settle();
    expect(informer.observed[1]).toMatchObject({
      isComplete: true,
      objects: { Job: [] },
    });
    await informer.leave();
  });

  it('does not wait longer than a second and a half for a type that hangs', async () => {
    const informer = start(
      resource => {
        if (resource === 'jobs') return new Promise(() => undefined);
        return aList('X', resource === 'pods' ? [pod('a')] : []);
      },
      ['pods', 'jobs', 'cronjobs'],
    );
    await informer.passAll(1_400);
    expect(informer.observed).toHaveLength(1);
    await informer.passAll(300);
    expect(informer.observed).toHaveLength(2);
    expect(informer.observed[1]).toMatchObject({
      isComplete: false,
      objects: { CronJob: [] },
    });
    await informer.leave();
  });

  it('yields once for all that changes within 75 ms', async () => {
    const informer = start(() => aList('Pod', [pod('a')]), ['pods']);
    await informer.passAll(3_000);
    const before = informer.observed.length;
    await informer.send('pods', 'ADDED', pod('b'));
    await informer.pass(50);
    await informer.send('pods', 'ADDED', pod('c'));
    await informer.pass(24);
    expect(informer.observed).toHaveLength(before);
    await informer.pass(1);
    expect(informer.observed).toHaveLength(before + 1);
    expect(podNames(informer.observed.at(-1))).toEqual(['a', 'b', 'c']);
    await informer.leave();
  });

  it('reads what a workload owns by its own selector, until the workload is gone', async () => {
    const workload = raw(rootWithoutLabelledPods('web'));
    const informer = start(
      resource => {
        if (resource === 'pods') return aList('Pod', [pod('a')]);
        return aList('X', resource === 'deployments' ? [workload] : []);
      },
      ['pods', 'deployments'],
    );
    await informer.passAll(20_000);
    expect(informer.lists).toContain('pods of app=web');
    expect(informer.watches.get('pods of app=web')?.signal.aborted).toBe(false);
    await informer.send('deployments', 'DELETED', workload);
    await informer.pass(75);
    expect(informer.watches.get('pods of app=web')?.signal.aborted).toBe(true);
    expect(informer.watches.get('pods')?.signal.aborted).toBe(false);
    await informer.leave();
  });

  describe('of a service with a custom resource', () => {
    const ROLLOUTS: ResourceType = {
      kind: 'CustomResource',
      plural: 'rollouts',
      group: 'argoproj.io',
      versions: ['v1alpha1'],
    };
    const ARGO = 'argoproj.io/v1alpha1';
    const rollout = raw(
      aCustomResource(ARGO, 'Rollout', { name: 'web', labels: SHOP }),
    );
    const owned = (name: string, labels = {}) =>
      raw(aPod({ name, labels }).ownedBy('Rollout', 'web', undefined, ARGO));
    const other = (name: string) =>
      raw(aPod({ name }).ownedBy('ReplicaSet', 'other-1'));

    it('reads its namespace, and is silent about the pods of others', async () => {
      const informer = start(
        resource => {
          if (resource === 'rollouts') return aList('Rollout', [rollout]);
          const pods = [owned('web-1'), other('x')];
          if (resource === 'all pods') return aList('Pod', pods);
          const isLabelled = resource === 'pods';
          return aList('X', isLabelled ? [pod('a')] : []);
        },
        ['pods'],
        [ROLLOUTS],
      );
      await informer.passAll(40_000);
      expect(podNames(informer.observed.at(-1))).toEqual(['a', 'web-1']);
      const before = informer.observed.length;
      await informer.send('all pods', 'ADDED', other('y'));
      await informer.send('all pods', 'DELETED', other('x'));
      await informer.pass(75);
      expect(informer.observed).toHaveLength(before);
      await informer.send('all pods', 'ADDED', owned('web-2'));
      await informer.pass(75);
      expect(informer.observed).toHaveLength(before + 1);
      expect(podNames(informer.observed.at(-1))).toEqual([
        'a',
        'web-1',
        'web-2',
      ]);
      await informer.send('rollouts', 'DELETED', rollout);
      await informer.pass(75);
      expect(informer.watches.get('all pods')?.signal.aborted).toBe(true);
      expect(podNames(informer.observed.at(-1))).toEqual(['a']);
      await informer.leave();
    });

    it('reads no owner by its name that a list by the label may still bring', async () => {
      let giveRollouts: (list: Result<unknown>) => void = () => undefined;
      const informer = start(
        resource => {
          if (resource === 'pods') return aList('Pod', [owned('a', SHOP)]);
          if (resource !== 'rollouts') return aList('X', []);
          return new Promise(resolve => {
            giveRollouts = resolve;
          });
        },
        ['pods'],
        [ROLLOUTS],
      );
      const named = 'rollouts of metadata.name=web';
      await informer.passAll(3_000);
      expect(informer.lists).not.toContain(named);
      giveRollouts(aList('Rollout', []));
      await informer.passAll(3_000);
      expect(informer.lists).toContain(named);
      await informer.leave();
    });

    it('reads no namespace before it is known that the label is not on the pods', async () => {
      let answerPods: (list: Result<unknown>) => void = () => undefined;
      const replicaSet = raw(
        aReplicaSet({ name: 'web-1' }).ownedBy(
          'Rollout',
          'web',
          undefined,
          ARGO,
        ),
      );
      const web = raw(
        aPod({ name: 'web-1-a', labels: SHOP }).ownedBy('ReplicaSet', 'web-1'),
      );
      delete web.metadata.labels['pod-template-hash'];
      const informer = start(
        resource => {
          if (resource === 'rollouts') return aList('Rollout', [rollout]);
          if (resource === 'pods') return aList('Pod', [web]);
          if (resource !== 'replicasets of metadata.name=web-1') {
            return aList('X', []);
          }
          return new Promise(resolve => {
            answerPods = resolve;
          });
        },
        ['pods'],
        [ROLLOUTS],
      );
      await informer.passAll(3_000);
      expect(informer.lists).toContain('replicasets of metadata.name=web-1');
      answerPods(aList('ReplicaSet', [replicaSet]));
      await informer.passAll(3_000);
      expect(informer.lists).not.toContain('all pods');
      expect(informer.observed.at(-1)).toMatchObject({
        isComplete: true,
        objects: { ReplicaSet: [{ metadata: { name: 'web-1' } }] },
      });
      await informer.leave();
    });
  });

  it('reads the other types where pods are forbidden', async () => {
    const informer = start(
      resource => (resource === 'pods' ? FORBIDDEN : aList('X', [])),
      ['pods', 'jobs'],
    );
    await informer.passAll(500);
    expect(informer.lists).toContain('jobs');
    expect(informer.observed).toMatchObject([
      {
        isComplete: true,
        objects: { Job: [] },
        kindProblems: [{ kind: 'Pod', reason: { code: 'forbidden' } }],
      },
    ]);
    await informer.leave();
  });

  it('is seen where pods are forbidden only if something else of it is read', async () => {
    const job = raw(aJob({ name: 'digest', labels: SHOP }));
    for (const jobs of [[], [job]]) {
      const informer = start(
        resource =>
          resource === 'pods'
            ? FORBIDDEN
            : aList('X', resource === 'jobs' ? jobs : []),
        ['pods', 'jobs'],
      );
      await informer.passAll(500);
      expect(informer.lists).toContain('jobs');
      const { entityRef } = serviceTarget(anEntity());
      expect(informer.sightings.has(entityRef, 'x')).toBe(jobs.length > 0);
      await informer.leave();
    }
  });

  it('ends all watches and its loop with the signal', async () => {
    const informer = start(() => aList('Pod', [pod('a')]), ['pods']);
    await informer.passAll(3_000);
    expect(informer.watches.get('pods')?.signal.aborted).toBe(false);
    await informer.leave();
    expect(informer.watches.get('pods')?.signal.aborted).toBe(true);
  });
});
