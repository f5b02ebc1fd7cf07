import fc from 'fast-check';
import { ListScanner, MalformedListError } from './ListScanner';

function scan(text: string, cuts: readonly number[] = []) {
  const bytes = Buffer.from(text);
  const scanner = new ListScanner();
  const ends = [...cuts].sort((a, b) => a - b).concat(bytes.length);
  const items: unknown[] = [];
  let from = 0;
  for (const end of ends) {
    for (const item of scanner.add(bytes.subarray(from, end))) {
      items.push(JSON.parse(item));
    }
    from = end;
  }
  return { items, list: scanner.end(), head: scanner.head };
}

const LIST = {
  kind: 'PodList',
  apiVersion: 'v1',
  metadata: { resourceVersion: '7', continue: '"]}[{' },
};

describe('ListScanner', () => {
  it('finds what JSON.parse finds, wherever the bytes are cut', () => {
    const anyItem = fc.dictionary(
      fc.string({ unit: 'binary' }),
      fc.jsonValue(),
    );
    const finds = fc.property(
      fc.array(anyItem, { maxLength: 5 }),
      fc.array(fc.nat(400), { maxLength: 6 }),
      fc.constantFrom(0, 2),
      (items, cuts, indent) => {
        const text = JSON.stringify({ ...LIST, items }, null, indent);
        const length = Buffer.byteLength(text);
        const found = scan(
          text,
          cuts.filter(cut => cut < length),
        );
        // Whatever is called items deeper down is none.
        expect(found.items).toEqual(JSON.parse(JSON.stringify(items)));
        expect(found.list).toEqual({ ...LIST, items: [] });
        expect(found.head).toEqual({ ...LIST, items: [] });
      },
    );
    fc.assert(finds, { numRuns: 300 });
  });

  it('takes what comes after the items, and items that are empty', () => {
    const { items, list, head } = scan('{"items":[ ],"kind":"PodList"}');
    expect(items).toEqual([]);
    expect(list).toEqual({ kind: 'PodList', items: [] });
    expect(head).toEqual({ items: [] });
  });

  it('finds objects and lists, and lets go of what else is between them', () => {
    const text = '{"items":[null,[1],"x",{"a":[2]},7,true]}';
    expect(scan(text).items).toEqual([[1], { a: [2] }]);
  });

  it('takes no value for the name of the items', () => {
    const text = '{"kind":"items","x":["a"],"metadata":{"items":[{"a":1}]}}';
    expect(scan(text).items).toEqual([]);
  });

  it.each([
    ['a list that is cut off', '{"items":[{"a":1}'],
    ['brackets that do not match', '}'],
    ['an endless beginning', `{"kind":"${'x'.repeat(70_000)}"`],
    ['deep nesting', `{"items":[${'{"a":'.repeat(300)}`],
    ['an endless item', `{"items":[{"a":"${'x'.repeat(9_000_000)}`],
    ['no JSON', `{"kind":nonsense,"items":[]}`],
  ])('refuses %s', (_what, text) => {
    expect(() => scan(text)).toThrow(MalformedListError);
  });

  it('keeps of an item no more than it has bytes, however it is cut', () => {
    const text = `{"items":[{"a":"${'x'.repeat(20_000)}"}]}`;
    const every = Array.from({ length: text.length }, (_, index) => index);
    expect(scan(text, every).items).toEqual([{ a: 'x'.repeat(20_000) }]);
  });
});
