import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import {
  askForHelpLink,
  LinkTarget,
  LinkTemplate,
  renderLink,
} from '@podlight/backstage-plugin-kubernetes-common';
import { parse } from 'yaml';
import { readConfig } from './readConfig';

const DOCUMENT = resolve(__dirname, '../../../../docs/links.md');

/** The configuration examples, through the same check as an operator's own. */
const examples = readFileSync(DOCUMENT, 'utf8')
  .split('```yaml\n')
  .slice(1)
  .map(block => parse(block.split('```')[0]))
  .map(example =>
    readConfig(new ConfigReader(example), message => {
      throw new Error(message);
    }),
  );
const links = examples.flatMap(example => example.links ?? []);
const askForHelp = examples.flatMap(example => example.askForHelp ?? []);

const POD: LinkTarget = {
  cluster: 'prod-eu',
  region: 'eu-west-1',
  parameters: { clusterName: 'eu', projectId: 'games-1' },
  namespace: 'games',
  pod: 'dice.1',
  from: new Date('2026-03-01T11:00:00Z'),
  to: new Date('2026-03-01T12:00:00Z'),
};
const CLUSTER: LinkTarget = { ...POD, pod: undefined };
const FROM_MS = '1772362800000';
const TO_MS = '1772366400000';

function link(title: string, target = POD): URL {
  const template = links.find(
    (each): each is LinkTemplate => each.title === title,
  );
  if (!template) throw new Error(`docs/links.md has no ${title}`);
  const rendered = renderLink(template, target);
  if (rendered.type !== 'link') throw new Error(JSON.stringify(rendered));
  return new URL(rendered.url);
}

function parameters(text: string) {
  return Object.fromEntries(new URLSearchParams(text));
}

/** The expression that Grafana gets to see. */
function logQl(target: LinkTarget): string {
  const { panes } = parameters(link('Loki', target).search);
  return JSON.parse(panes).logs.queries[0].expr;
}

describe('the links of docs/links.md', () => {
  it('lead into Loki', () => {
    const url = link('Loki');
    const { panes, ...others } = parameters(url.search);
    expect(url.origin + url.pathname).toBe(
      'https://grafana.example.com/explore',
    );
    expect(others).toEqual({ schemaVersion: '1', orgId: '1' });
    expect(JSON.parse(panes).logs.range).toEqual({ from: FROM_MS, to: TO_MS });
    expect(logQl(POD)).toBe(
      '{cluster="prod-eu", namespace="games", pod=~"dice\\\\.1"}',
    );
    expect(logQl(CLUSTER)).toBe(
      '{cluster="prod-eu", namespace="games", pod=~".+"}',
    );
  });

  it.each([
    ['Kibana', '_a', 'kubernetes.namespace', 'kubernetes.pod.name'],
    ['OpenSearch', '_q', 'kubernetes.namespace_name', 'kubernetes.pod_name'],
  ])('lead into %s', (title, name, namespace, pod) => {
    const { hash } = link(title);
    const state = parameters(hash.slice(hash.indexOf('?') + 1));
    expect(state._g).toBe(
      "(time:(from:'2026-03-01T11:00:00.000Z',to:'2026-03-01T12:00:00.000Z'))",
    );
    expect(state[name]).toBe(
      `(query:(language:kuery,query:'${namespace}:"games" and ${pod}:"dice.1"'))`,
    );
  });

  it('lead into Google Cloud Logging', () => {
    const url = link('Cloud Logging');
    expect(parameters(url.search)).toEqual({ project: 'games-1' });
    const [path, ...matrix] = url.pathname.split(';');
    expect(path).toBe('/logs/query');
    expect(matrix.map(decodeURIComponent)).toEqual([
      [
        'query=resource.type="k8s_container"',
        'resource.labels.cluster_name="eu"',
        'resource.labels.namespace_name="games"',
        'resource.labels.pod_name=~"dice\\\\.1"',
      ].join('\n'),
      'startTime=2026-03-01T11:00:00.000Z',
      'endTime=2026-03-01T12:00:00.000Z',
    ]);
    expect(
      decodeURIComponent(link('Cloud Logging', CLUSTER).pathname),
    ).toContain('pod_name=~".+";');
  });

  it('lead into CloudWatch', () => {
    const { host, search, hash } = link('CloudWatch');
    expect(host).toBe('eu-west-1.console.aws.amazon.com');
    expect(parameters(search)).toEqual({ region: 'eu-west-1' });
    const [view, query] = decodeURIComponent(hash.replaceAll('$', '%')).split(
      '?queryDetail=',
    );
    expect(view).toBe('#logsV2:logs-insights');
    expect(decodeURIComponent(query.replaceAll('*', '%'))).toBe(
      `~(end~'2026-03-01T12:00:00.000Z~start~'2026-03-01T11:00:00.000Z~timeType~'ABSOLUTE~tz~'UTC~editorString~'fields @timestamp, @message | filter kubernetes.pod_name = "dice.1" | sort @timestamp desc~source~(~'/aws/containerinsights/eu/application))`,
    );
  });

  it('lead into Datadog', () => {
    expect(parameters(link('Datadog').search)).toEqual({
      query:
        'kube_cluster_name:"prod-eu" kube_namespace:"games" pod_name:dice.1',
      from_ts: FROM_MS,
      to_ts: TO_MS,
      live: 'false',
    });
    expect(link('Datadog', CLUSTER).searchParams.get('query')).toMatch(
      / pod_name:\*$/,
    );
  });

  it('lead into Splunk', () => {
    expect(parameters(link('Splunk').search)).toEqual({
      q: 'search index=kubernetes cluster_name="prod-eu" namespace="games" pod="dice.1"',
      earliest: '1772362800',
      latest: '1772366400',
    });
  });

  it('cannot be talked into another query', () => {
    const evil = `x"} | {a="'b\\`;
    expect(logQl({ ...POD, namespace: evil })).toContain(
      `namespace=${JSON.stringify(evil)}, `,
    );
    const { hash } = link('Kibana', { ...POD, pod: "x') or ('y!" });
    const { _a } = parameters(hash.slice(hash.indexOf('?') + 1));
    expect(_a).toContain(`"x!') or (!'y!!"'))`);
  });
});

it('has links that ask for help, filled in with what is wrong', () => {
  const incident = {
    headline: 'dice: Out of memory',
    summary: '# dice\\_1',
    view: 'https://portal.example.com/dice',
  };
  const filled = askForHelp.map(template => {
    const url = askForHelpLink(template, { ...CLUSTER, incident });
    return [template.title, parameters(new URL(url ?? '').search)];
  });
  expect(filled).toEqual([
    ['Ask #payments', {}],
    [
      'New issue',
      {
        title: 'dice: Out of memory',
        body: '# dice\\_1',
        labels: 'kubernetes',
      },
    ],
    [
      'Ticket for the cluster team',
      { summary: 'dice: Out of memory', description: 'dice_1' },
    ],
  ]);
});
