import {
  aDeployment,
  aJob,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { ManualClock } from '../../__testUtils__/ManualClock';
import {
  aList,
  fakeConnection,
  FORBIDDEN,
} from '../../__testUtils__/fakeConnection';
import { reflectorSettings } from '../../__testUtils__/reflectorSettings';
import { parseSelector } from '../../locate';
import { Result } from '../../util/Result';
import { SharedInformers } from '../informer/SharedInformers';
import { configuredTypes } from '../resourceTypes';
import { StartScheduler } from '../start';
import { LabelIndex } from './LabelIndex';

const [DEPLOYMENTS] = configuredTypes(['deployments']).slice(1);
const [JOBS] = configuredTypes(['jobs']).slice(1);

const labelOf = (value: string, namespace?: string) => ({
  key: 'app',
  value,
  namespace,
});
const shop = (name: string, app: string) => ({
  name,
  namespace: 'shop',
  labels: { app },
});

/** An index of Deployments and Jobs by the label `app`; what is listed can be changed. */
function start(lists: Record<string, () => Result<unknown>>) {
  const clock = new ManualClock();
  const { connection, asked } = fakeConnection(({ path, query }) => {
    if (query?.watch) return FORBIDDEN;
    return lists[path.split('/').at(-1) ?? '']?.() ?? aList('X', []);
  });
  const selector = parseSelector('app');
  if (!selector.ok) throw new Error(selector.problem);
  const onUnused = jest.fn();
  const index = new LabelIndex(
    connection,
    'x',
    {
      informers: new SharedInformers(reflectorSettings(clock)),
      scheduler: new StartScheduler(clock, () => 0.5),
      types: [DEPLOYMENTS, JOBS],
      selector: selector.selector,
    },
    onUnused,
  );
  const settle = async () => {
    for (let turn = 0; turn < 60; turn += 1) {
      await new Promise(resolve => setImmediate(resolve));
    }
  };
  const pass = async (ms: number) => {
    await settle();
    for (let passed = 0; passed < ms; passed += 10_000) {
      clock.advance(10_000);
      await settle();
    }
  };
  const listen = (value: string) => {
    const leaving = new AbortController();
    const onChange = jest.fn();
    index.listen({ ...connection }, labelOf(value), onChange, leaving.signal);
    return { onChange, leave: () => leaving.abort() };
  };
  return { asked, index, lists, listen, onUnused, pass };
}

const json = (object: object) => JSON.parse(JSON.stringify(object));
const deployments =
  (...apps: string[]) =>
  () =>
    aList(
      'Deployment',
      apps.map(app => json(aDeployment(shop(app, app)).build())),
    );

describe('LabelIndex', () => {
  it('knows which types a service has, and which it lacks', async () => {
    const { index, listen, pass } = start({
      deployments: deployments('web'),
      jobs: () => aList('Job', [json(aJob(shop('once', 'cart')).build())]),
    });
    const { leave } = listen('web');
    expect(index.has(DEPLOYMENTS, labelOf('web'))).toBeUndefined();
    expect(index.hasAny(labelOf('web'))).toBe(false);
    await pass(10_000);
    expect(index.has(DEPLOYMENTS, labelOf('web'))).toBe(true);
    expect(index.has(JOBS, labelOf('web'))).toBe(false);
    expect(index.has(JOBS, labelOf('cart', 'shop'))).toBe(true);
    expect(index.has(JOBS, labelOf('cart', 'games'))).toBe(false);
    expect(index.hasAny(labelOf('cart'))).toBe(true);
    expect(index.hasAny(labelOf('other'))).toBe(false);
    leave();
  });

  it('does not report absence where the list is truncated', async () => {
    const { index, listen, pass } = start({
      deployments: () =>
        aList(
          'Deployment',
          [json(aDeployment(shop('web', 'web')).build())],
          'more',
        ),
    });
    const { leave } = listen('web');
    await pass(10_000);
    expect(index.has(DEPLOYMENTS, labelOf('web'))).toBe(true);
    expect(index.has(DEPLOYMENTS, labelOf('cart'))).toBeUndefined();
    leave();
  });

  it('notifies only listeners of the service that has changed', async () => {
    const { index, lists, listen, pass } = start({
      deployments: deployments('web'),
    });
    const [web, cart, other] = [listen('web'), listen('cart'), listen('other')];
    await pass(10_000);
    // The first answer is news to all: now they know what is not there.
    for (const one of [web, cart, other]) {
      expect(one.onChange).toHaveBeenCalled();
      one.onChange.mockClear();
    }
    lists.deployments = deployments('web', 'cart');
    await pass(70_000);
    expect(index.has(DEPLOYMENTS, labelOf('cart'))).toBe(true);
    expect(cart.onChange).toHaveBeenCalledTimes(1);
    expect(web.onChange).not.toHaveBeenCalled();
    expect(other.onChange).not.toHaveBeenCalled();
    lists.deployments = () => FORBIDDEN;
    await pass(70_000);
    expect(index.has(DEPLOYMENTS, labelOf('cart'))).toBeUndefined();
    expect(web.onChange).toHaveBeenCalledTimes(1);
    expect(other.onChange).toHaveBeenCalledTimes(1);
    for (const one of [web, cart, other]) one.leave();
  });

  it('notifies all when it does not know any more what is absent, or knows again', async () => {
    const { index, lists, listen, pass } = start({
      deployments: deployments('web'),
    });
    const other = listen('other');
    await pass(10_000);
    const [web] = [json(aDeployment(shop('web', 'web')).build())];
    for (const [list, isAbsent] of [
      [() => aList('Deployment', [web], 'more'), undefined],
      [deployments('web'), false],
    ] as const) {
      other.onChange.mockClear();
      lists.deployments = list;
      await pass(70_000);
      expect(index.has(DEPLOYMENTS, labelOf('other'))).toBe(isAbsent);
      expect(other.onChange).toHaveBeenCalledTimes(1);
    }
    other.leave();
  });

  it('ends with the last listener, and no sooner', async () => {
    const { asked, listen, onUnused, pass } = start({
      deployments: deployments('web'),
    });
    const [first, second, third] = [
      listen('web'),
      listen('web'),
      listen('cart'),
    ];
    await pass(10_000);
    first.onChange.mockClear();
    first.leave();
    third.leave();
    expect(onUnused).not.toHaveBeenCalled();
    await pass(70_000);
    expect(first.onChange).not.toHaveBeenCalled();
    second.leave();
    expect(onUnused).toHaveBeenCalledTimes(1);
    const before = asked.length;
    await pass(200_000);
    expect(asked).toHaveLength(before);
  });

  it('does not listen when the signal has aborted already', () => {
    const { index, onUnused } = start({});
    const left = AbortSignal.abort();
    const { connection } = fakeConnection(() => FORBIDDEN);
    index.listen(connection, labelOf('web'), () => undefined, left);
    expect(onUnused).not.toHaveBeenCalled();
  });
});
