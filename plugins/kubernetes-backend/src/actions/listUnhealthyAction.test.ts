import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  ClusterMessage,
  Finding,
  PodRow,
  ServiceSnapshot,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aFinding } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { aPodRow } from '../__testUtils__/aPodRow';
import { ActionContext } from './ActionContext';
import { FleetLister } from './FleetLister';
import { registerListUnhealthy } from './listUnhealthyAction';
import { ServiceHealth } from './serviceHealth';

const CREDENTIALS = mockCredentials.user();

const refOf = (name: string) => `component:default/${name}`;

const numbered = (count: number) =>
  Array.from({ length: count }, (_, number) =>
    refOf(`s${String(number).padStart(2, '0')}`),
  );

const live = (changes: Partial<ClusterMessage> = {}): ClusterMessage => ({
  type: 'cluster',
  cluster: 'eu',
  state: { phase: 'live', at: '2026-08-20T10:00:00Z' },
  kindProblems: [],
  pods: [aPodRow('web')],
  workloads: [],
  findings: [],
  ...changes,
});

const withPod = (state: PodRow['state'], findings: readonly Finding[] = []) =>
  live({ pods: [aPodRow('web', { state })], findings });

const UNREAD = live({
  cluster: 'us',
  pods: [],
  state: {
    phase: 'failed',
    since: '2026-08-20T10:00:00Z',
    reason: { code: 'timeout', message: 'no response' },
  },
});

function aSnapshot(
  entityRef: string,
  clusters: readonly ClusterMessage[],
): ServiceSnapshot {
  return {
    hello: {
      type: 'hello',
      version: 1,
      entityRef,
      selector: 'app=web',
      at: '2026-08-20T10:00:00Z',
      clusters: clusters.map(({ cluster }) => ({ name: cluster })),
      providerProblems: [],
    },
    clusters,
  };
}

function setup({
  services = {},
  owned = [],
  fleet,
}: {
  /** By name; what is absent is well. */
  readonly services?: Readonly<
    Record<string, readonly ClusterMessage[] | Error | string>
  >;
  readonly owned?: readonly string[];
  readonly fleet?: FleetLister['list'];
} = {}) {
  const audited: unknown[] = [];
  const read = jest.fn(async (_credentials: unknown, entityRef: string) => {
    const found = services[entityRef.replace(/^.*\//, '')] ?? [live()];
    // Anything may be thrown.
    if (found instanceof Error || typeof found === 'string') throw found;
    return { snapshot: aSnapshot(entityRef.toLowerCase(), found) };
  });
  const listOwned = jest.fn(async () => owned);
  const registry = actionsRegistryServiceMock();
  registerListUnhealthy(
    registry,
    {
      reader: { read: read as unknown as ActionContext['reader']['read'] },
      audit: (eventId, entityRef, credentials, run) => {
        audited.push([eventId, entityRef, credentials]);
        return run();
      },
      tabUrl: () => undefined,
    },
    listOwned,
    fleet && ({ list: fleet } as FleetLister),
  );
  return {
    audited,
    listOwned,
    read,
    registry,
    async list(entityRefs?: readonly string[]): Promise<ServiceHealth> {
      const { output } = await registry.invoke({
        id: 'test:list-unhealthy',
        input: entityRefs ? { entityRefs: [...entityRefs] } : {},
        credentials: CREDENTIALS,
      });
      return output as unknown as ServiceHealth;
    },
  };
}

const NOTHING: ServiceHealth = {
  unhealthy: [],
  healthy: [],
  unread: [],
  isTruncated: false,
};

describe('list-unhealthy', () => {
  it('changes nothing', () => {
    const [action] = setup().registry.actions.values();
    expect(action.attributes).toEqual({
      readOnly: true,
      idempotent: true,
      destructive: false,
    });
  });

  it('sorts services by whether they need attention, and each by its reference', async () => {
    const { list } = setup({
      services: {
        crash: [withPod('failing', [aFinding(['web'])])],
        another: [withPod('notReady')],
        warned: [live({ findings: [aFinding([], { severity: 'warning' })] })],
        told: [live({ findings: [aFinding([], { severity: 'info' })] })],
        starts: [withPod('starting')],
        partly: [live(), UNREAD],
        away: [UNREAD],
        both: [withPod('failing'), UNREAD],
      },
    });
    const names = [
      ...['well', 'crash', 'another', 'warned', 'told', 'starts'],
      ...['partly', 'away', 'both'],
    ];
    const found = await list(names.map(refOf));
    const refs = (listed: readonly { readonly entityRef: string }[]) =>
      listed.map(({ entityRef }) => entityRef);
    expect(refs(found.unhealthy)).toEqual(
      ['another', 'both', 'crash', 'warned'].map(refOf),
    );
    expect(found.healthy).toEqual(['starts', 'told', 'well'].map(refOf));
    expect(refs(found.unread)).toEqual(['away', 'partly'].map(refOf));
    expect(found.unread[1].reason).toContain('1 of 2 clusters');
    expect(found.isTruncated).toBe(false);
  });

  it('says what is wrong, in at most three causes', async () => {
    const classes = ['OOMKilled', 'ImageNotFound', 'ApplicationError'];
    const findings = [...classes, 'ConfigError'].map((name, index) =>
      aFinding([`web-${index}`], { id: name, class: name }),
    );
    const { list } = setup({
      services: { web: [withPod('failing', findings)] },
    });
    const [web] = (await list([refOf('web')])).unhealthy;
    expect(web).toEqual({
      entityRef: refOf('web'),
      state: 'failing',
      headline: 'The only pod is failing.',
      causes: [expect.any(String), expect.any(String), expect.any(String)],
    });
  });

  it('names a warning as a cause, and nothing that is only for information', async () => {
    const causesOf = async (...findings: readonly Finding[]) => {
      const services = { web: [withPod('failing', findings)] };
      const [web] = (await setup({ services }).list([refOf('web')])).unhealthy;
      return web.causes;
    };
    const warning = aFinding([], { id: 'w', severity: 'warning' });
    const info = aFinding([], { id: 'i', class: 'Evicted', severity: 'info' });
    expect(await causesOf(info)).toEqual([]);
    expect(await causesOf(warning, info)).toEqual([expect.any(String)]);
  });

  it('goes on where a service can’t be read, and says why without secrets', async () => {
    const { list } = setup({
      services: {
        hidden: new Error('no\n password=hunter2'),
        odd: 'thrown text',
      },
    });
    const found = await list(['hidden', 'odd', 'well'].map(refOf));
    expect(found).toEqual({
      ...NOTHING,
      healthy: [refOf('well')],
      unread: [
        { entityRef: refOf('hidden'), reason: expect.stringMatching(/^no /) },
        { entityRef: refOf('odd'), reason: 'thrown text' },
      ],
    });
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  it('records each read, by the caller', async () => {
    const { audited, list, read } = setup();
    await list([refOf('a')]);
    expect(audited).toEqual([['service-explained', refOf('a'), CREDENTIALS]]);
    expect(read).toHaveBeenCalledWith(CREDENTIALS, refOf('a'));
  });

  it('looks at what the caller owns where no service is named', async () => {
    const { list, listOwned } = setup({ owned: [refOf('mine')] });
    expect((await list()).healthy).toEqual([refOf('mine')]);
    expect(listOwned).toHaveBeenCalledWith(CREDENTIALS, 26);
    await list([refOf('other')]);
    expect(listOwned).toHaveBeenCalledTimes(1);
  });

  it.each([
    [25, false],
    [26, true],
  ])(
    'of %d owned services, says whether there are more: %s',
    async (count, isTruncated) => {
      const { list, read } = setup({ owned: numbered(count) });
      const found = await list();
      expect(found).toEqual({
        ...NOTHING,
        healthy: numbered(25),
        isTruncated,
      });
      expect(read).toHaveBeenCalledTimes(25);
    },
  );

  it('reads three at a time', async () => {
    const { list, read } = setup({ owned: numbered(9) });
    const waiting: (() => void)[] = [];
    let most = 0;
    let reading = 0;
    const answer = read.getMockImplementation()!;
    read.mockImplementation(async (...asked) => {
      reading += 1;
      most = Math.max(most, reading);
      await new Promise<void>(resolve => waiting.push(resolve));
      reading -= 1;
      return answer(...asked);
    });
    const listing = list();
    for (let turn = 0; turn < 9; turn += 1) {
      await new Promise(setImmediate);
      waiting.shift()?.();
    }
    expect((await listing).healthy).toHaveLength(9);
    expect(most).toBe(3);
  });

  it('refuses more than it reads', async () => {
    const { list } = setup();
    await expect(list(numbered(26))).rejects.toThrow('Invalid input');
    await expect(list([])).rejects.toThrow('Invalid input');
  });

  describe('with the fleet index', () => {
    it('asks that, and no cluster', async () => {
      const indexed = {
        unhealthy: ['b', 'a'].map(name => ({
          entityRef: refOf(name),
          state: 'failing',
          headline: 'x',
          causes: [],
        })),
        healthy: ['d', 'c'].map(refOf),
        unread: [],
        isTruncated: true,
      };
      const fleet = jest.fn(async () => indexed);
      const { list, read } = setup({ fleet });
      const found = await list(numbered(100));
      expect(fleet).toHaveBeenCalledWith(CREDENTIALS, numbered(100));
      expect(found).toEqual({
        unhealthy: indexed.unhealthy.toReversed(),
        healthy: ['c', 'd'].map(refOf),
        unread: [],
        isTruncated: true,
      });
      expect(read).not.toHaveBeenCalled();
    });

    it('reads itself while there is none, and says what it left out', async () => {
      const { list, read } = setup({ fleet: async () => undefined });
      const twice = [...numbered(25), ...numbered(25)];
      expect(await list(twice)).toMatchObject({ isTruncated: false });
      expect(read).toHaveBeenCalledTimes(25);
      expect(await list(numbered(500))).toMatchObject({ isTruncated: true });
      await expect(list(numbered(501))).rejects.toThrow('Invalid input');
    });
  });
});
