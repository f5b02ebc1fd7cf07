import { splitHolding } from './splitHolding';

describe('splitHolding', () => {
  it('offers what all parts have, once each has said so', () => {
    const offer = jest.fn();
    const holds = (cluster: string) => cluster === 'eu';
    const listen = jest.fn();
    const [one, other] = splitHolding({ offer, holds, listen }, 2);
    one.offer(['eu']);
    one.offer(['eu', 'us']);
    expect(offer).not.toHaveBeenCalled();
    other.offer([]);
    expect(offer).toHaveBeenLastCalledWith(['eu', 'us']);
    other.offer(['asia']);
    expect(offer).toHaveBeenLastCalledWith(['eu', 'us', 'asia']);
    one.offer([]);
    expect(offer).toHaveBeenLastCalledWith(['asia']);
    expect([one, other].map(part => part.holds('eu'))).toEqual([true, true]);
    const onChange = () => undefined;
    const { signal } = new AbortController();
    other.listen(onChange, signal);
    expect(listen).toHaveBeenCalledWith(onChange, signal);
  });
});
