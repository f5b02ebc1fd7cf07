import { aServicePod } from '../group/testing/aServicePod';
import { formatQuery, matchPod, parseQuery } from '.';

const SENT = ['quarantined', 'not there', 'constructor'];

function query(text: string, sentStates: readonly string[] = SENT) {
  const result = parseQuery(text, sentStates);
  if (!result.ok) throw new Error(`${text}: ${result.error.code}`);
  return result.query;
}

describe('the filter for a state that only a newer backend knows', () => {
  const inState = (sentState: string) =>
    aServicePod({ state: 'unknown', sentState });

  it.each([
    ['status:quarantined', 'quarantined', true],
    ['status:Quarantined', 'quarantined', true],
    ['status:quarantined,ready', 'quarantined', true],
    ['status:"not there"', 'not there', true],
    ['status:not-there', 'not there', true],
    ['status:constructor', 'constructor', true],
    ['status:quarantined', 'constructor', false],
    ['status:ready', 'quarantined', false],
    ['!status:quarantined', 'quarantined', false],
    ['!status:quarantined', 'constructor', true],
    ['status:unknown', 'quarantined', true],
  ])('%s for a pod that is %s: %p', (text, sentState, isShown) => {
    const read = query(text);
    expect(matchPod(read, inState(sentState), 0)).toBe(isShown);
    expect(query(formatQuery(read))).toEqual(read);
  });

  it('leaves out pods in states that are known', () => {
    const ready = aServicePod({ state: 'ready' });
    expect(matchPod(query('status:quarantined'), ready, 0)).toBe(false);
  });

  it('is a mistake where no such state is on the screen', () => {
    expect(parseQuery('status:quarantined', ['frozen'])).toMatchObject({
      ok: false,
      error: { code: 'unknown-status' },
    });
  });
});
