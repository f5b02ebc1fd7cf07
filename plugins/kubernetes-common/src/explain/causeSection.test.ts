import { Evidence, Finding } from '../diagnose';
import { ServicePod } from '../group';
import { aFinding } from '../testing';
import { englishText, quotedMarkdown } from '../texts';
import { PodRow } from '../wire';
import { causeLine, causeSection, ExplainedWith } from './causeSection';

const NOTHING: ExplainedWith = { heads: [], pods: [], workloads: [] };

const section = (
  changes: Partial<Finding> = {},
  service: Partial<ExplainedWith> = {},
  podNames: readonly string[] = ['web-1'],
) => causeSection(aFinding(podNames, changes), 3, { ...NOTHING, ...service });

const lines = (...asked: Parameters<typeof section>) =>
  section(...asked).split('\n');

const numbered = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);

const titleOf = (finding: Finding) => englishText(finding).title;

describe('the line below the title of a cause', () => {
  const where = (changes: Partial<Finding>, podNames?: readonly string[]) =>
    lines(changes, {}, podNames)[1];
  const bare: Partial<Finding> = {
    id: 'the-id',
    scope: { namespace: '', kind: 'Node', name: 'node-1' },
    since: undefined,
  };

  it('says where it is, and names the finding', () => {
    expect(where(bare, [])).toBe('Node node-1, finding `the-id`');
  });

  it('has the namespace, the container, the clusters, the pods and the time', () => {
    expect(
      where({ id: 'x', clusters: ['eu', 'us'], since: '2026-08-20T09:01:30Z' }),
    ).toBe(
      'Deployment dice-roller, namespace games, container app, in eu, us, 1 pod: web-1, since 2026-08-20 09:01 UTC, finding `x`',
    );
  });

  it('names five pods, and counts the others', () => {
    expect(where(bare, numbered(5, 'web'))).toContain(
      ', 5 pods: web-1, web-2, web-3, web-4, web-5, finding',
    );
    expect(where(bare, numbered(7, 'web'))).toContain(
      ', 7 pods: web-1, web-2, web-3, web-4, web-5 and 2 more, finding',
    );
  });

  it('says where it is one of several explanations', () => {
    const { length } = where({ ...bare, confidence: 'certain' });
    expect(where({ ...bare, confidence: 'likely' })).toHaveLength(length);
    expect(where({ ...bare, confidence: 'possible' })).toMatch(
      /, one of several explanations, finding/,
    );
  });

  it('lets no name format anything', () => {
    const name = '[x](http://evil)\n# Boo';
    const scope = { namespace: name, kind: name, name, container: name };
    const line = where({ scope, id: name, clusters: [name] }, [name]);
    expect(line.replace(/`[^`]*`/g, '')).not.toMatch(/(?<!\\)[[\]#]/);
  });
});

describe('causeLine', () => {
  it('is the title and where it is', () => {
    const finding = aFinding(['web-1']);
    const { title, brief } = englishText(finding);
    expect(causeLine(finding, 7)).toBe(
      `7. ${title} (${brief}): ${section().split('\n')[1]}`,
    );
  });

  it('has no brackets where there is nothing to say briefly', () => {
    const finding = aFinding([], { params: { container: 'app' } });
    expect(causeLine(finding, 1)).toMatch(`1. ${titleOf(finding)}: Deploy`);
  });
});

describe('causeSection', () => {
  it('begins with its position and its title', () => {
    const { title, brief, meaning } = englishText(aFinding(['web-1']));
    const [first, , third] = lines();
    expect(first).toBe(`## 3. ${title} (${brief})`);
    expect(third).toBe(meaning);
  });

  it('is a title and a place where nothing else is known', () => {
    const found = lines({
      class: 'OurOwn',
      evidence: [],
      docs: undefined,
      params: {},
    });
    expect(found[0]).toBe('## 3. OurOwn');
    expect(found.filter(line => /^(>|-|Documentation)/.test(line))).toEqual([]);
  });

  it('quotes each kind of evidence', () => {
    const object = { kind: 'Pod', namespace: 'games', name: 'web-1' };
    const evidence: Evidence[] = [
      { type: 'log', container: 'app_1', line: 'a `b` *c*' },
      { type: 'event', reason: 'Back_Off', message: 'no *luck*', count: 38 },
      { type: 'field', object, path: 'spec.x', value: '*1*' },
    ];
    expect(lines({ evidence }).filter(line => line.startsWith('>'))).toEqual([
      "> log of app\\_1: `a 'b' *c*`",
      '> event Back\\_Off (38×): `no *luck*`',
      '> `spec.x` is `*1*`',
    ]);
  });

  it('quotes no more than five', () => {
    const evidence = numbered(6, 'line').map(
      (line): Evidence => ({ type: 'log', container: 'app', line }),
    );
    const quoted = lines({ evidence }).filter(line => line.startsWith('>'));
    expect(quoted).toHaveLength(5);
    expect(quoted[4]).toContain('line-5');
  });

  it('has the steps with their commands, for the contexts of the clusters', () => {
    const changes = { clusters: ['eu'] };
    const heads = [{ name: 'us' }, { name: 'eu' }];
    const { steps } = englishText(aFinding(['web-1'], changes), {
      clusters: [
        { name: 'eu', context: 'eu', canUndo: false, managedBy: undefined },
      ],
      context: 'eu',
    });
    const text = section(changes, { heads });
    const commands = steps.flatMap(step => step.commands);
    expect(commands.length).toBeGreaterThan(0);
    for (const { command } of commands) {
      expect(text).toContain(quotedMarkdown(command));
    }
    expect(text).toContain('--context=eu');
    expect(text).not.toContain('--context=us');
    expect(text.split('\n').filter(line => line.startsWith('- '))).toHaveLength(
      Math.min(steps.length, 6),
    );
    // What Help has below its steps is not in this text.
    expect(text).not.toMatch(/^- Read the [^.:,]* below/m);
  });

  it('advises to undo only where an older revision is, of that very workload', () => {
    const changes: Partial<Finding> = { clusters: ['eu'] };
    const workload = {
      kind: 'Deployment',
      namespace: 'games',
      name: 'dice-roller',
    };
    const withWorkload = (row: object, cluster = 'eu') =>
      section(changes, {
        heads: [{ name: 'eu' }],
        workloads: [
          { cluster, row: { ...workload, hasOlderRevision: true, ...row } },
        ],
      });
    const UNDO = 'rollout undo';
    expect(withWorkload({})).toContain(UNDO);
    expect(withWorkload({ hasOlderRevision: false })).not.toContain(UNDO);
    expect(withWorkload({ name: 'other' })).not.toContain(UNDO);
    expect(withWorkload({ namespace: 'other' })).not.toContain(UNDO);
    expect(withWorkload({ kind: 'StatefulSet' })).not.toContain(UNDO);
    expect(withWorkload({}, 'us')).not.toContain(UNDO);
  });

  it('names what follows from it, at most five', () => {
    const symptoms = numbered(6, 'Symptom').map(name =>
      aFinding([], { class: name, params: {} }),
    );
    const found = lines({ symptoms }).find(line => line.includes('Symptom-1'));
    expect(found).toMatch(/: Symptom-1; Symptom-2; .*; Symptom-5$/);
    expect(section()).not.toContain('Symptom');
  });

  it('leads to the documentation', () => {
    const { docs } = aFinding([]);
    expect(lines().at(-1)).toBe(`Documentation: ${docs}`);
  });

  it('says that it came with a rollout, and with what was configured', () => {
    const aPod = (name: string, hash: string, state: PodRow['state']) =>
      ({
        cluster: 'eu',
        row: {
          ...{ namespace: 'games', name, uid: name, state, status: 'x' },
          ...{ readyContainers: 0, totalContainers: 1, restarts: 0 },
          workload: { kind: 'Deployment', name: 'dice-roller' },
          labels: { 'pod-template-hash': hash },
          containers: [],
        },
      } satisfies ServicePod);
    const failing = numbered(9, 'new');
    const text = section(
      {
        scope: { ...aFinding([]).scope, cluster: 'eu' },
        since: '2026-08-20T09:01:00Z',
        configWrites: [
          {
            ...{ name: 'settings', at: '2026-08-20T09:00:00Z' },
            ...{ leadSeconds: 180, type: 'read' },
          },
        ],
        pods: failing.map(name => ({
          cluster: 'eu',
          namespace: 'games',
          name,
        })),
      },
      {
        pods: [
          ...failing.map(name => aPod(name, 'b', 'failing')),
          ...numbered(12, 'old').map(name => aPod(name, 'a', 'ready')),
        ],
        workloads: [
          {
            cluster: 'eu',
            row: {
              ...{
                kind: 'Deployment',
                namespace: 'games',
                name: 'dice-roller',
              },
              lastRollout: {
                ...{ name: 'web-b', revision: '7', hash: 'b' },
                at: '2026-08-20T09:00:00Z',
                previous: { name: 'web-a', revision: '6', hash: 'a' },
                changes: [],
              },
            },
          },
        ],
      },
      failing,
    );
    expect(text).toMatch(/^What changed: 9 of 9 .*2026-08-20 09:00 UTC/m);
    expect(text).toMatch(/^Configuration: .*settings.* 3 min /m);
    expect(section()).not.toMatch(/^(What changed|Configuration)/m);
  });
});
