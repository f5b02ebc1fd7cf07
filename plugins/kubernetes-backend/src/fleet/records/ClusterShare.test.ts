import { ClusterShare } from './ClusterShare';

const aShare = () => new ClusterShare(0, { maxRecords: 3, maxCharacters: 100 });

it('takes as many records as there is room for, of all kinds together', () => {
  const share = aShare();
  expect(share.tryAcquire('Pod', 1)).toBe(true);
  expect(share.tryAcquire('Deployment', 1)).toBe(true);
  expect(share.tryAcquire('Pod', 1)).toBe(true);
  expect(share.isLimited).toBe(false);
  expect(share.tryAcquire('Deployment', 1)).toBe(false);
  expect(share.isLimited).toBe(true);
});

it('takes as many characters as there is room for, and no more', () => {
  const share = aShare();
  expect(share.tryAcquire('Pod', 60)).toBe(true);
  expect(share.tryAcquire('Deployment', 41)).toBe(false);
  expect(share.tryAcquire('Deployment', 40)).toBe(true);
});

it('has room again for what was released', () => {
  const share = aShare();
  for (let i = 0; i < 3; i += 1) share.tryAcquire('Pod', 30);
  expect(share.tryAcquire('Pod', 1)).toBe(false);
  share.release('Pod', share.generation('Pod'), 30);
  expect(share.tryAcquire('Pod', 40)).toBe(true);
});

describe('while a kind is listed again', () => {
  it('does not count what the list replaces', () => {
    const share = aShare();
    for (let i = 0; i < 3; i += 1) share.tryAcquire('Pod', 30);
    const old = share.generation('Pod');
    share.beginList('Pod');
    expect(share.generation('Pod')).toBe(old + 1);
    expect(share.tryAcquire('Pod', 100)).toBe(true);
    // What is replaced is released, too.
    share.release('Pod', old, 30);
    expect(share.tryAcquire('Pod', 1)).toBe(false);
  });

  it('counts the other kinds on', () => {
    const share = aShare();
    share.tryAcquire('Deployment', 90);
    share.beginList('Pod');
    expect(share.tryAcquire('Pod', 11)).toBe(false);
  });

  it('is limited no more, unless another kind is', () => {
    const share = aShare();
    share.tryAcquire('Pod', 101);
    share.tryAcquire('Deployment', 101);
    share.beginList('Pod');
    expect(share.isLimited).toBe(true);
    share.beginList('Deployment');
    expect(share.isLimited).toBe(false);
  });
});
