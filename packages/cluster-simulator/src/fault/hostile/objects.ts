import { rawPod } from '../../testing/rawPod';

/** What every pod of an attack is called to begin with. */
const NAME = 'flood';

/** Made once: the server is to be quick, and the reader busy. */
function template(labels: Record<string, string>): [string, string] {
  const pod = {
    ...rawPod('@', 'flood', labels),
    kind: 'Pod',
    apiVersion: 'v1',
  };
  const [before, after] = JSON.stringify(pod).split('"@"');
  return [`${before}"${NAME}-`, `"${after}`];
}

/** Labels that a selector asks for, so that everything is selected. */
export function labelsFor(url: URL): Record<string, string> {
  const terms = (url.searchParams.get('labelSelector') ?? '').split(',');
  return Object.fromEntries(
    terms
      .map(term => term.split(/==?/))
      .filter((parts): parts is [string, string] => parts.length === 2),
  );
}

/** Texts of pods that the question selects, each of another name. */
export function* floodOfPods(url: URL): Generator<string, never> {
  const [before, after] = template(labelsFor(url));
  for (let index = 0; ; index += 1) yield `${before}${index}${after}`;
}

/** Texts of objects that nobody has asked for, and some that are asked for twice. */
export function* foreignObjects(url: URL, count: number): Generator<string> {
  const labels = labelsFor(url);
  const pod = (name: string, namespace: string, uid: string, own = labels) =>
    JSON.stringify({
      ...rawPod(name, namespace, own),
      kind: 'Pod',
      apiVersion: 'v1',
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
