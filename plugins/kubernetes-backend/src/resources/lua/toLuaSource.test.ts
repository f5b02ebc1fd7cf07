import { toLuaSource } from './toLuaSource';

const ones = (count: number) => Array.from({ length: count }, () => 1);

it('writes objects and lists as tables, without what is null', () => {
  expect(toLuaSource({ a: null, b: [1, 'x', true, null] })).toBe(
    '{["b"]={1,"x",true,nil}}',
  );
});

it('leaves out lists and texts that are too long, rather than a part of them', () => {
  expect(toLuaSource({ a: ones(5_001) })).toBe('{["a"]=nil}');
  expect(toLuaSource({ a: ones(5_000) })).not.toContain('nil');
  expect(toLuaSource({ a: 'x'.repeat(65_537) })).toBe('{["a"]=nil}');
  expect(toLuaSource({ a: 'x'.repeat(65_536) })).not.toContain('nil');
});

it('writes only numbers that Lua reads as such', () => {
  expect(toLuaSource([NaN, Infinity, -0, 1.5])).toBe('{nil,nil,0,1.5}');
});

it('escapes what could end a text', () => {
  expect(toLuaSource('a"\\\n\u{1f600}')).toBe(
    String.raw`"a\u{22}\u{5c}\u{a}\u{1f600}"`,
  );
});
