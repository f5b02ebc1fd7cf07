import { configuredTypes } from '../resourceTypes';
import { DerivedSources } from './DerivedSources';
import { Source } from './SourceCache';

const [type] = configuredTypes(undefined);

const source = (namespace: string, role: Source['role'] = 'owned'): Source => ({
  role,
  spec: { type, namespace },
});

function start() {
  const leaving = new AbortController();
  const followed: { source: Source; signal: AbortSignal }[] = [];
  const forgotten: Source[] = [];
  const sources = new DerivedSources({
    follow: (one, signal) => followed.push({ source: one, signal }),
    forget: one => forgotten.push(one),
    signal: leaving.signal,
  });
  const running = () =>
    followed
      .filter(({ signal }) => !signal.aborted)
      .map(one => one.source.spec.namespace);
  return { followed, forgotten, leaving, running, sources };
}

describe('DerivedSources', () => {
  it('follows a source once for as long as it is wanted', () => {
    const { followed, forgotten, sources } = start();
    sources.sync([source('a'), source('a')]);
    sources.sync([source('a')]);
    expect(followed.map(one => one.source)).toEqual([source('a')]);
    expect(forgotten).toEqual([]);
  });

  it('stops and forgets only what is no longer wanted', () => {
    const { forgotten, running, sources } = start();
    sources.sync([source('a'), source('b')]);
    sources.sync([source('b'), source('c')]);
    expect(running()).toEqual(['b', 'c']);
    expect(forgotten).toEqual([source('a')]);
    expect(sources.all).toEqual([source('b'), source('c')]);
  });

  it('follows again what is wanted again', () => {
    const { followed, running, sources } = start();
    for (const wanted of [[source('a')], [], [source('a')]]) {
      sources.sync(wanted);
    }
    expect(followed).toHaveLength(2);
    expect(running()).toEqual(['a']);
  });

  it('tells the same objects apart by why they are read', () => {
    const { forgotten, sources } = start();
    sources.sync([source('a'), source('a', 'named')]);
    sources.sync([source('a', 'named')]);
    expect(forgotten).toEqual([source('a')]);
  });

  it('ends with the service', () => {
    const { leaving, running, sources } = start();
    sources.sync([source('a')]);
    leaving.abort();
    expect(running()).toEqual([]);
  });
});
