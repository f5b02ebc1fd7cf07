import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  ClusterHealthList,
  ClusterUsage,
  CONNECT_TOOLS,
  DIAGNOSIS_STEPS,
  EventRow,
  HelloMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { screen, within } from '@testing-library/react';
import {
  aCluster,
  anEntity,
  FakeAnswers,
  FakeKubernetesApi,
} from '../../fixtures';
import { podKey } from '../../viewState';
import {
  hostile,
  HOSTILE_CLUSTER,
  HOSTILE_POD,
  hostileMessages,
  RUNNING_POD,
  unseen,
} from '../../__testUtils__/unseen';
import { renderLoaded } from '../../__testUtils__/renderLoaded';
import { refusal, showTabOver } from '../../__testUtils__/showTab';
import { ClustersPage } from '../ClustersPage';
import { KubernetesCard } from '../KubernetesCard';

// Each draws the whole tab, which takes its time on a busy machine.
jest.setTimeout(60_000);

const AT = '2026-03-01T10:00:00Z';
const SHOWN = /⟨U\+202E⟩/;

const POD = podKey({
  cluster: HOSTILE_CLUSTER,
  namespace: hostile('games'),
  name: HOSTILE_POD,
});

const show = (
  query: Readonly<Record<string, string>>,
  answers: Partial<FakeAnswers> = {},
  hello: Partial<HelloMessage> = {},
) => {
  const [first, ...others] = hostileMessages();
  const messages = [{ ...(first as HelloMessage), ...hello }, ...others];
  const api = new FakeKubernetesApi({ messages, ...answers });
  return showTabOver(api, `?${new URLSearchParams(query)}`);
};

/** All that the dialog says, once it says this. */
async function dialogSaying(words: RegExp) {
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findAllByText(words);
  return dialog;
}

const ALL_VISIBLE = { isAnyShown: true, unseen: [] as readonly string[] };

/** Something is there to be made visible, and what of it is not. */
function drawn(): typeof ALL_VISIBLE {
  return {
    isAnyShown: screen.queryAllByText(SHOWN).length > 0,
    unseen: unseen(),
  };
}

async function failing() {
  const error = await refusal(502, hostile('broken'));
  return () => {
    throw error;
  };
}

describe('invisible characters are made visible', () => {
  it('in events and their errors', async () => {
    const event: EventRow = {
      type: hostile('Warning'),
      reason: hostile('BackOff'),
      message: hostile('restarting'),
      count: 2,
      lastSeen: AT,
      source: hostile('kubelet'),
      container: hostile('app'),
    };
    await show({ pod: POD, tab: 'events' }, { events: [event] });
    await dialogSaying(/^restarting⟨U/);
    expect(drawn()).toEqual(ALL_VISIBLE);
  });

  it.each(['events', 'manifest', 'logs'])(
    'in why there are no %s',
    async tab => {
      const fail = await failing();
      const api = new FakeKubernetesApi({ messages: hostileMessages() });
      jest.spyOn(api, 'getPodEvents').mockImplementation(async () => fail());
      jest.spyOn(api, 'getPodManifest').mockImplementation(async () => fail());
      jest.spyOn(api, 'getPodLogs').mockImplementation(async () => fail());
      await showTabOver(api, `?${new URLSearchParams({ pod: POD, tab })}`);
      await dialogSaying(/^broken⟨U/);
      expect(drawn()).toEqual(ALL_VISIBLE);
    },
  );

  it('in a manifest', async () => {
    const manifest = () =>
      `kind: Pod\nmetadata:\n  name: ${HOSTILE_POD}\n  labels:\n    ${hostile(
        'app',
      )}: "${hostile('dice')}"\n`;
    await show({ pod: POD, tab: 'manifest' }, { manifest });
    await dialogSaying(/name: dice-1⟨U/);
    expect(drawn()).toEqual(ALL_VISIBLE);
  });

  it('in merged logs, beside the names of their pods', async () => {
    await show(
      { logs: 'merged' },
      { log: () => `2026-03-01T10:00:00Z ${hostile('a line')}\n` },
    );
    await dialogSaying(/a line⟨U/);
    expect(drawn()).toEqual(ALL_VISIBLE);
  });

  it('in merged logs that cannot be read', async () => {
    const fail = await failing();
    await show({ logs: 'merged' }, { log: fail });
    await dialogSaying(/broken⟨U/);
    expect(drawn()).toEqual(ALL_VISIBLE);
  });

  it('in what a tile says', async () => {
    const user = await show({});
    const [tile] = await screen.findAllByRole('button', { name: /^dice-1⟨U/ });
    await user.hover(tile);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(SHOWN);
    expect(drawn()).toEqual(ALL_VISIBLE);
  });

  it('in Help, with the crash logs of its pods', async () => {
    const user = await show({}, { log: () => hostile('panic') });
    await screen.findAllByText(/OwnClass/);
    await user.click(screen.getAllByRole('button', { name: /^Help/ })[0]);
    await dialogSaying(/panic⟨U/);
    expect(drawn()).toEqual(ALL_VISIBLE);
  });

  it('in crash logs', async () => {
    await show({ logs: 'crashes' }, { log: () => hostile('panic') });
    await dialogSaying(/panic⟨U/);
    expect(drawn()).toEqual(ALL_VISIBLE);
  });

  const LOGINS = [
    { type: 'kubectl', context: hostile('ctx') },
    {
      type: 'gcloud',
      cluster: hostile('gke'),
      location: hostile('west'),
      project: hostile('p'),
    },
    { type: 'template', command: `login ${hostile('x')}` },
  ] as const;

  it.each([
    ...LOGINS.slice(1).map(connect => ({ connect, tool: 'kubectl' })),
    ...CONNECT_TOOLS.map(tool => ({
      connect: LOGINS[0],
      tool,
    })),
  ])('in Connect, with $connect.type and $tool', async ({ connect, tool }) => {
    const cluster = {
      name: HOSTILE_CLUSTER,
      title: hostile('Europe'),
      region: hostile('west'),
      connect: JSON.parse(JSON.stringify(connect)),
      parameters: { [hostile('p')]: hostile('v') },
    };
    await show(
      { connect: HOSTILE_CLUSTER, namespace: hostile('games'), tool },
      {},
      { clusters: [cluster, { name: hostile('us') }] },
    );
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findAllByText(SHOWN);
    expect(drawn()).toEqual(ALL_VISIBLE);
  });

  it('in links to other tools', async () => {
    await show(
      { pod: POD },
      {},
      {
        links: [
          {
            title: hostile('Logs'),
            url: 'https://logs.example.com/{{ namespace }}/{{ pod }}',
            on: ['pod'],
          },
        ].map(link => JSON.parse(JSON.stringify(link))),
      },
    );
    await dialogSaying(/^Logs⟨U/);
    expect(drawn()).toEqual(ALL_VISIBLE);
  });

  it.each<ClusterUsage>([
    {
      cluster: HOSTILE_CLUSTER,
      state: 'unavailable',
      reason: { code: 'server-error', message: hostile('down') },
    },
    {
      cluster: HOSTILE_CLUSTER,
      state: 'unavailable',
      reason: { code: 'malformed', message: hostile('odd') },
    },
  ])('in why usage is $reason.code', async usage => {
    await show(
      {
        pod: podKey({
          cluster: HOSTILE_CLUSTER,
          namespace: hostile('games'),
          name: RUNNING_POD,
        }),
      },
      { usage: [usage] },
    );
    await dialogSaying(/(down|odd)⟨U/);
    expect(drawn()).toEqual(ALL_VISIBLE);
  });

  it('in a refusal, and in a link of which part is ignored', async () => {
    await show(
      { view: hostile('x'), size: hostile('huge') },
      { end: await refusal(400, hostile('no')) },
    );
    expect((await screen.findAllByText(SHOWN)).length).toBeGreaterThan(0);
    expect(drawn()).toEqual(ALL_VISIBLE);
  });

  it('where there are no pods', async () => {
    const [hello] = hostileMessages();
    await showTabOver(
      new FakeKubernetesApi({
        messages: [
          {
            ...(hello as HelloMessage),
            clusters: [{ name: hostile('asia') }],
            providerProblems: [],
            selector: hostile('app=dice'),
            namespace: hostile('games'),
          },
          aCluster(hostile('asia'), []),
        ],
      }),
    );
    await screen.findAllByText(SHOWN);
    expect(drawn()).toEqual(ALL_VISIBLE);
  });

  it.each(['/x', undefined])(
    'on the overview card, with the tab at %p',
    async href => {
      await renderLoaded(
        <EntityProvider entity={anEntity()}>
          <KubernetesCard href={href} />
        </EntityProvider>,
        new FakeKubernetesApi({ messages: hostileMessages() }),
      );
      expect(drawn()).toEqual(ALL_VISIBLE);
    },
  );

  describe('on the page of the clusters', () => {
    const list: ClusterHealthList = {
      at: AT,
      clusters: [
        {
          name: HOSTILE_CLUSTER,
          title: hostile('Europe'),
          region: hostile('west'),
          condition: 'failing',
          provider: hostile('catalog'),
          authProvider: hostile('vault'),
          breaker: 'open',
          lastError: { at: AT, code: 'timeout', message: hostile('it hangs') },
          watches: 1,
          viewers: 1,
        },
        {
          name: hostile('us'),
          condition: hostile('draining') as 'ok',
          provider: 'config',
          authProvider: 'aws',
          breaker: hostile('odd') as 'open',
          watches: 0,
          viewers: 0,
        },
      ],
      providerProblems: [
        { provider: hostile('gke'), message: hostile('no answer') },
      ],
    };

    const showPage = (answers: FakeAnswers, query = '') =>
      renderInTestApp(<ClustersPage />, {
        apis: [[kubernetesApiRef, new FakeKubernetesApi(answers)]],
        initialRouteEntries: [`/kubernetes${query}`],
      });

    it('in its rows', async () => {
      showPage({ clusters: () => list });
      await screen.findAllByText(SHOWN);
      expect(drawn()).toEqual(ALL_VISIBLE);
    });

    it('in a diagnosis', async () => {
      showPage(
        {
          clusters: () => list,
          diagnosis: cluster => ({
            cluster,
            at: AT,
            steps: [
              ...DIAGNOSIS_STEPS.map(step => ({
                step,
                outcome: 'failed' as const,
                code: 'timeout' as const,
                message: hostile('no'),
              })),
              {
                step: hostile('customs') as 'dns',
                outcome: hostile('later') as 'ok',
                message: hostile('x'),
              },
            ],
          }),
        },
        `?diagnose=${encodeURIComponent(HOSTILE_CLUSTER)}`,
      );
      const dialog = await screen.findByRole('dialog');
      await within(dialog).findAllByRole('listitem');
      expect(dialog).toHaveTextContent(SHOWN);
      expect(drawn()).toEqual(ALL_VISIBLE);
    });

    it('in why there is none, and no diagnosis', async () => {
      const fail = await failing();
      showPage(
        { clusters: fail, diagnosis: fail },
        `?diagnose=${encodeURIComponent(HOSTILE_CLUSTER)}`,
      );
      await screen.findAllByText(SHOWN);
      expect(drawn()).toEqual(ALL_VISIBLE);
    });
  });
});
