import { rawPod } from '../../testing/rawPod';

/** Prefix of the names of all pods of an attack. */
const NAME = 'flood';

/** Serialized once, because an attack has to outpace its reader. */
function template(labels: Record<string, string>): [string, string] {
  const pod = rawPod('@', 'flood', labels);
  const [before, after] = JSON.stringify(pod).split('"@"');
  return [`${before}"${NAME}-`, `"${after}`];
}

/** The labels that the request's selector requires. */
function labelsFor(url: URL): Record<string, string> {
  const terms = (url.searchParams.get('labelSelector') ?? '').split(',');
  return Object.fromEntries(
    terms
      .map(term => term.split(/==?/))
      .filter((parts): parts is [string, string] => parts.length === 2),
  );
}

/** JSON of pods that the request selects, each with its own name. */
export function* floodOfPods(url: URL): Generator<string, never> {
  const [before, after] = template(labelsFor(url));
  for (let index = 0; ; index += 1) yield `${before}${index}${after}`;
}

/** JSON of objects that the request did not select, and of some that repeat. */
export function* foreignObjects(url: URL, count: number): Generator<string> {
  const labels = labelsFor(url);
  const pod = (name: string, namespace: string, uid: string, own = labels) =>
    JSON.stringify({
      ...rawPod(name, namespace, own),
      metadata: { ...rawPod(name, namespace, own).metadata, uid },
    });
  for (let index = 0; index < count; index += 1) {
    yield pod('twin', 'flood', `${index}`);
    yield pod(`same-uid-${index}`, 'flood', 'one-for-all');
    yield pod(`other-${index}`, 'kube-system', `other-${index}`, {
      app: 'foreign',
    });
    yield pod('..', '../../secrets', `path-${index}`);
    yield pod('x'.repeat(300), 'flood', `long-${index}`);
    yield pod('\ud800', 'flood', `half-${index}`);
    yield JSON.stringify({ kind: 'Secret', metadata: { name: `s-${index}` } });
    yield 'null';
    yield '[[]]';
    yield '"text"';
  }
}
