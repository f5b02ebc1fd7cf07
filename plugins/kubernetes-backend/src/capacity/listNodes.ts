import {
  addAmounts,
  Amounts,
  NodeFacts,
  podRequests,
  readNodeFacts,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ANY_VERSION, fieldSelector, list } from '../read';
import { apiPath, ClusterConnection } from '../transport';
import { readField } from '../util/readField';
import { fail, ok, Result } from '../util/Result';

/** Of 500 nodes. Of a larger cluster, it is not said which nodes are the largest. */
const MAX_NODE_PAGES = 2;

/** Of 500 pods; a node runs some hundred. What were left out would only make more seem free. */
const MAX_POD_PAGES = 2;

/** As `kubectl describe node` has it: what has ended requests nothing any more. */
const NOT_ENDED = 'status.phase!=Succeeded,status.phase!=Failed';
const ENDED: ReadonlySet<unknown> = new Set(['Succeeded', 'Failed']);

/** All nodes of a cluster. */
export async function listNodes(
  connection: ClusterConnection,
  signal: AbortSignal,
): Promise<Result<readonly NodeFacts[]>> {
  let nodes: NodeFacts[] = [];
  const result = await list(
    connection,
    {
      path: apiPath('api', 'v1', 'nodes'),
      kind: 'Node',
      resourceVersion: ANY_VERSION,
      maxPages: MAX_NODE_PAGES,
      sink: {
        begin: () => {
          nodes = [];
        },
        add: item => {
          const node = readNodeFacts(item);
          if (node) nodes.push(node);
        },
      },
    },
    signal,
  );
  if (!result.ok) return result;
  return result.value.isTruncated
    ? fail('limited', 'the cluster has more nodes than Podlight reads')
    : ok(nodes);
}

/** What the pods on a node request of its resources, in all namespaces. */
export async function sumRequests(
  connection: ClusterConnection,
  { name, allocatable }: NodeFacts,
  signal: AbortSignal,
): Promise<Result<Amounts>> {
  let sums = new Map<string, number>();
  const result = await list(
    connection,
    {
      path: apiPath('api', 'v1', 'pods'),
      kind: 'Pod',
      query: {
        fieldSelector: `${fieldSelector({
          'spec.nodeName': name,
        })},${NOT_ENDED}`,
      },
      resourceVersion: ANY_VERSION,
      maxPages: MAX_POD_PAGES,
      sink: {
        begin: () => {
          sums = new Map();
        },
        add: pod => {
          if (!isRunningOn(name, pod)) return;
          const requests = [...podRequests(pod)];
          addAmounts(
            sums,
            new Map(requests.filter(([key]) => allocatable.has(key))),
          );
        },
      },
    },
    signal,
  );
  return result.ok ? ok(sums) : result;
}

/** A server that does not know a selector may send more. */
function isRunningOn(node: string, pod: unknown): boolean {
  return (
    readField(readField(pod, 'spec'), 'nodeName') === node &&
    !ENDED.has(readField(readField(pod, 'status'), 'phase'))
  );
}
