import {
  PodRow,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
  clusterSeen,
  EVERY_KIND,
  POD_IN_STATE,
} from '../fixtures';

/** Turns the text after it around. */
const TURN = '\u202E';
/** Has no width, and makes two names of one. */
const NOTHING = '\u200B';

const UNSEEN = new RegExp(`[${TURN}${NOTHING}]`, 'u');

/** The text with invisible characters. */
export const hostile = (text: string) => `${text}${TURN}gpj${NOTHING}`;

export const HOSTILE_POD = hostile('dice-1');
/** One that is well, so that it is measured. */
export const RUNNING_POD = hostile('dice-3');
export const HOSTILE_CLUSTER = hostile('eu');

const hostileContainers = (row: Partial<PodRow>) =>
  aPodRow(row).containers.map(container => ({
    ...container,
    name: hostile('app'),
    image: hostile('registry.example.com/dice:1'),
    reason: container.reason && hostile(container.reason),
  }));

const pod = (name: string, changes = {}) =>
  aPodRow({
    ...POD_IN_STATE.failing,
    containers: hostileContainers(POD_IN_STATE.failing),
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

/** A service of which every text is hostile. */
export function hostileMessages(): readonly ServiceMessage[] {
  const { workloads, objects } = everything();
  const finding = aFinding([HOSTILE_POD]);
  return [
    aHello([], {
      clusters: [
        {
          name: HOSTILE_CLUSTER,
          title: hostile('Europe'),
          region: hostile('west'),
        },
        { name: hostile('us') },
        { name: hostile('asia'), title: hostile('Asia') },
      ],
      providerProblems: [
        { provider: hostile('catalog'), message: hostile('down') },
      ],
    }),
    aCluster(
      HOSTILE_CLUSTER,
      [
        pod(HOSTILE_POD),
        pod(hostile('dice-2')),
        pod(RUNNING_POD, { state: 'ready', containers: hostileContainers({}) }),
      ],
      {
        workloads,
        objects,
        kindProblems: [
          {
            kind: hostile('Gateway'),
            reason: { code: 'forbidden', message: hostile('no') },
          },
        ],
        findings: [
          aFinding([HOSTILE_POD], {
            class: hostile('OwnClass'),
            scope: {
              namespace: hostile('games'),
              kind: hostile('Deployment'),
              name: hostile('dice'),
              container: hostile('app'),
            },
            pods: [HOSTILE_POD, hostile('dice-2')].map(name => ({
              namespace: hostile('games'),
              name,
            })),
            evidence: finding.evidence.map(fact =>
              fact.type === 'event'
                ? { ...fact, message: hostile(fact.message) }
                : fact,
            ),
            symptoms: [aFinding([HOSTILE_POD], { class: hostile('Effect') })],
          }),
        ],
      },
    ),
    aCluster(hostile('asia'), []),
    aFailedCluster(hostile('us'), {
      code: 'timeout',
      message: hostile('no route'),
    }),
  ];
}

const ATTRIBUTES = [
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
  'title',
  'alt',
  'placeholder',
  'label',
  'data-label',
];

const ANY_UNSEEN = new RegExp(UNSEEN, 'gu');

const marked = (text: string) => text.replaceAll(ANY_UNSEEN, '¿');

/** Texts and attributes that a reader sees or hears, with something unseen in them. */
export function unseen(): readonly string[] {
  const found: string[] = [];
  const walk = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node instanceof Element) {
      for (const name of ATTRIBUTES) {
        const value = node.getAttribute(name) ?? '';
        if (UNSEEN.test(value)) found.push(`${name}: ${marked(value)}`);
      }
      if (node instanceof HTMLInputElement && UNSEEN.test(node.value)) {
        found.push(`value: ${marked(node.value)}`);
      }
    } else if (UNSEEN.test(node.textContent ?? '')) {
      const place = node.parentElement?.outerHTML ?? '';
      found.push(`text: ${marked(place.slice(0, 200))}`);
    }
  }
  return found;
}
