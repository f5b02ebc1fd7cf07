import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { screen } from '@testing-library/react';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
  EVERY_KIND,
  FakeKubernetesApi,
  POD_IN_STATE,
  clusterSeen,
} from '../../fixtures';
import { podKey } from '../../viewState';
import { showTabOver } from '../../__testUtils__/showTab';

// Each draws the whole tab, which takes its time on a busy machine.
jest.setTimeout(60_000);

/** Turns the text after it around. */
const TURN = '\u202E';
/** Has no width, and makes two names of one. */
const NOTHING = '\u200B';

const UNSEEN = new RegExp(`[${TURN}${NOTHING}]`, 'u');

const hostile = (text: string) => `${text}${TURN}gpj${NOTHING}`;

const NAME = hostile('dice-1');
const CLUSTER = hostile('eu');

const pod = (name: string, changes = {}) =>
  aPodRow({
    ...POD_IN_STATE.failing,
    name,
    namespace: hostile('games'),
    node: hostile('node'),
    status: hostile('Error'),
    labels: { [hostile('app')]: hostile('dice') },
    annotations: { [hostile('note')]: hostile('text') },
    workload: { kind: hostile('Deployment'), name: hostile('dice') },
    ...changes,
  });

/** Each text of the objects that are shown besides pods. */
function everything() {
  const { workloads, objects } = clusterSeen(EVERY_KIND);
  const isKept = /^\d{4}-|^(Deployment|Job|CronJob|Service|Ingress)$/;
  const change = (key: string, value: unknown) =>
    typeof value === 'string' && key !== 'state' && !isKept.test(value)
      ? hostile(value)
      : value;
  return JSON.parse(JSON.stringify({ workloads, objects }, change)) as {
    workloads: typeof workloads;
    objects: typeof objects;
  };
}

function messages(): readonly ServiceMessage[] {
  const { workloads, objects } = everything();
  const finding = aFinding([NAME]);
  return [
    aHello([], {
      clusters: [
        {
          name: CLUSTER,
          title: hostile('Europe'),
          region: hostile('west'),
        },
        { name: hostile('us') },
      ],
      providerProblems: [
        { provider: hostile('catalog'), message: hostile('down') },
      ],
    }),
    aCluster(CLUSTER, [pod(NAME), pod(hostile('dice-2'))], {
      workloads,
      objects,
      kindProblems: [
        {
          kind: hostile('Gateway'),
          reason: { code: 'forbidden', message: hostile('no') },
        },
      ],
      findings: [
        aFinding([NAME], {
          class: hostile('OwnClass'),
          scope: {
            namespace: hostile('games'),
            kind: hostile('Deployment'),
            name: hostile('dice'),
            container: hostile('app'),
          },
          pods: [{ namespace: hostile('games'), name: NAME }],
          evidence: finding.evidence.map(fact =>
            fact.type === 'event'
              ? { ...fact, message: hostile(fact.message) }
              : fact,
          ),
          symptoms: [aFinding([NAME], { class: hostile('Effect') })],
        }),
      ],
    }),
    aFailedCluster(hostile('us'), {
      code: 'timeout',
      message: hostile('no route'),
    }),
  ];
}

const ANY_UNSEEN = new RegExp(UNSEEN, 'gu');

const marked = (text: string) => text.replaceAll(ANY_UNSEEN, '¿');

/** Texts and attributes that a reader sees or hears, with something unseen in them. */
function unseen(): readonly string[] {
  const found: string[] = [];
  const walk = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node instanceof Element) {
      for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
        const value = node.getAttribute(name) ?? '';
        if (UNSEEN.test(value)) found.push(`${name}: ${marked(value)}`);
      }
    } else if (UNSEEN.test(node.textContent ?? '')) {
      const place = node.parentElement?.outerHTML ?? '';
      found.push(`text: ${marked(place.slice(0, 200))}`);
    }
  }
  return found;
}

describe('names with characters that are not seen', () => {
  it.each([
    '',
    '?view=table',
    '?group=status&group=node',
    '?size=l',
    '?objects=all',
  ])('are made visible in the tab %s', async query => {
    showTabOver(new FakeKubernetesApi({ messages: messages() }), query);
    await screen.findAllByText(/OwnClass/);
    expect(unseen()).toEqual([]);
    expect(document.body).toHaveTextContent('⟨U+202E⟩');
  });

  it('are made visible in Help', async () => {
    const user = showTabOver(new FakeKubernetesApi({ messages: messages() }));
    await screen.findAllByText(/OwnClass/);
    await user.click(screen.getAllByRole('button', { name: /^Help/ })[0]);
    await screen.findByRole('dialog');
    expect(unseen()).toEqual([]);
  });

  it('are made visible for a pod, which is asked for by its own name', async () => {
    const api = new FakeKubernetesApi({
      messages: messages(),
      log: () => hostile('a line'),
    });
    const asked = jest.spyOn(api, 'getPodLogs');
    const key = podKey({
      cluster: CLUSTER,
      namespace: hostile('games'),
      name: NAME,
    });
    const user = showTabOver(api, `?pod=${encodeURIComponent(key)}`);
    const dialog = await screen.findByRole('dialog');
    expect(unseen()).toEqual([]);
    await user.click(screen.getByRole('tab', { name: 'Logs' }));
    expect(await screen.findByText(/^a line/)).toBeInTheDocument();
    expect(dialog).toHaveTextContent('⟨U+202E⟩');
    expect(unseen()).toEqual([]);
    expect(asked.mock.calls[0][0]).toMatchObject({
      cluster: CLUSTER,
      namespace: hostile('games'),
      name: NAME,
    });
  });
});
