import fc from 'fast-check';
import { until } from '../../__testUtils__/until';
import { ends } from '../../__testUtils__/hung';
import { loadLuaLibrary } from '../../__testUtils__/luaLibrary';
import { startTestLua } from '../../__testUtils__/luaRuntime';
import { startLua } from './loadLua';
import { LuaModule } from './LuaModule';
import { LuaRuntime } from './LuaRuntime';

let lua: LuaRuntime;

beforeAll(async () => {
  lua = await startTestLua();
});

const run = (script: string, object: unknown = {}) =>
  lua.compile(script).evaluate(object);

/** The value of an expression, as text. */
const say = (expression: string, object: unknown = {}) =>
  run(
    `return { status = "Healthy", message = tostring(${expression}) }`,
    object,
  ).message;

describe('scripts as Argo CD users write them', () => {
  it('read the object and return a table', () => {
    const script = `
hs = {}
if obj.status ~= nil then
  if obj.status.conditions ~= nil then
    for i, condition in ipairs(obj.status.conditions) do
      if condition.type == "Ready" and condition.status == "False" then
        hs.status = "Degraded"
        hs.message = condition.message
        return hs
      end
      if condition.type == "Ready" and condition.status == "True" then
        hs.status = "Healthy"
        hs.message = condition.message
        return hs
      end
    end
  end
end
hs.status = "Progressing"
hs.message = "Waiting for the controller"
return hs
`;
    const thing = (status: string) => ({
      status: {
        conditions: [
          { type: 'Synced', status: 'True' },
          { type: 'Ready', status, message: 'as it is' },
        ],
      },
    });
    const { evaluate } = lua.compile(script);
    expect(evaluate(thing('False'))).toEqual({
      status: 'Degraded',
      message: 'as it is',
    });
    expect(evaluate(thing('True'))).toMatchObject({ status: 'Healthy' });
    expect(evaluate({})).toEqual({
      status: 'Progressing',
      message: 'Waiting for the controller',
    });
  });

  it.each([
    [
      'lists that start at one',
      'obj.list[1] .. obj.list[2] .. #obj.list',
      'ab2',
    ],
    ['null as nil', 'obj.null == nil and obj.list[3] == nil', 'true'],
    ['nested nils', 'obj.a and obj.a.b and obj.a.b.c', 'nil'],
    ['numbers', 'obj.number + 1', '4'],
    ['shares', 'obj.share * 2', '1.0'],
    ['booleans', 'not obj.yes', 'false'],
    ['keys with dots', 'obj.labels["a.b/c"]', 'x'],
    ['all texts', 'obj.text', 'ä "quoted" \\ new\nline 😀 \t'],
    [
      'pairs',
      '(function() local n = 0 for k, v in pairs(obj.labels) do n = n + 1 end return n end)()',
      '2',
    ],
    [
      'ipairs',
      '(function() local t = "" for i, v in ipairs(obj.list) do t = t .. i .. v end return t end)()',
      '1a2b',
    ],
    ['next', 'next({})', 'nil'],
    ['string.find', 'string.find(obj.message, "fail")', '4'],
    ['string.find of plain text', 'string.find("a.b", ".", 1, true)', '2'],
    ['string.match', 'string.match(obj.message, "(%d+) times")', '12'],
    [
      'string.gmatch',
      '(function() local t = "" for w in string.gmatch("a b c", "%a") do t = t .. w end return t end)()',
      'abc',
    ],
    ['string.gsub', 'string.gsub("a-b-c", "-", "+")', 'a+b+c'],
    [
      'string.format',
      'string.format("%d of %s, %5.1f", 2, "three", 0.25)',
      '2 of three,   0.2',
    ],
    [
      'string.sub, lower, upper, len, rep, reverse',
      'string.sub("abc", 2) .. string.lower("A") .. string.upper("b") .. string.len("ab") .. string.rep("x", 2) .. string.reverse("ab")',
      'bcaB2xxba',
    ],
    ['methods of texts', 'obj.message:find("12")', '11'],
    [
      'table.concat, insert, remove, sort',
      '(function() local t = { "c", "a" } table.insert(t, "b") table.sort(t) table.remove(t, 1) return table.concat(t, ",") end)()',
      'b,c',
    ],
    [
      'table.unpack and unpack',
      'select("#", table.unpack({ 1, 2 })) + select(2, unpack({ 1, 2 }))',
      '4',
    ],
    [
      'math',
      'math.max(1, 2) + math.min(3, 4) + math.floor(2.5) + math.ceil(0.5)',
      '8',
    ],
    ['tonumber and type', 'type(tonumber("12")) .. tonumber("7")', 'number7'],
    ['pcall and error', 'select(2, pcall(error, "no", 0))', 'no'],
    [
      'functions and closures',
      '(function() local function double(x) return x * 2 end return double(21) end)()',
      '42',
    ],
    [
      'goto and repeat',
      '(function() local n = 0 repeat n = n + 1 until n == 3 return n end)()',
      '3',
    ],
  ])('can use %s', (_, expression, expected) => {
    const object = {
      list: ['a', 'b', null],
      null: null,
      number: 3,
      share: 0.5,
      yes: true,
      labels: { 'a.b/c': 'x', team: 'y' },
      text: 'ä "quoted" \\ new\nline 😀 \t',
      message: 'It failed 12 times',
    };
    expect(say(expression, object)).toBe(expected);
  });

  it('can print, which shows nowhere', () => {
    expect(run('print("hello") return { status = "Healthy" }')).toEqual({
      status: 'Healthy',
      message: '',
    });
  });

  it.each([
    ['nothing', '', /it returns nil/],
    ['a text', 'return "Healthy"', /it returns string/],
    ['no status', 'return { message = "x" }', /its status is nil/],
    ['an error', 'local x = obj.status.phase', /^script:1: .*nil value/],
    ['an error of its own', 'error("no phase")', /no phase/],
    ['an error that is no text', 'error({})', /./],
  ])('say what is wrong where they give %s', (_, script, why) => {
    expect(() => run(script)).toThrow(why);
  });

  it('do not compile where they are no Lua, and say in which line', () => {
    expect(() => lua.compile('local x = 1\nif x then')).toThrow(
      /^script:2: 'end' expected/,
    );
    expect(() => lua.compile('x'.repeat(70_000))).toThrow(/longer than/);
  });
});

describe('the sandbox', () => {
  it.each([
    'os',
    'io',
    'require',
    'package',
    'load',
    'loadstring',
    'loadfile',
    'dofile',
    'debug',
    'coroutine',
    'collectgarbage',
    'setmetatable',
    'getmetatable',
    'string.dump',
    'rawget(_G, "os")',
    '_G._G.io',
    'judge',
    'compile',
    '_VERSION',
    'table.move',
    'utf8',
    'xpcall',
    'math.random',
    'warn',
  ])('has no %s', expression => {
    expect(say(expression)).toBe('nil');
  });

  it('ends a loop that never ends, and runs the next script', () => {
    expect(() => run('while true do end')).toThrow(/within 100 ms/);
    expect(say('1')).toBe('1');
  });

  it('ends it after 20 ms, where nothing else is said', async () => {
    const standard = await startLua(loadLuaLibrary());
    expect(() => standard.compile('while true do end').evaluate({})).toThrow(
      /within 20 ms/,
    );
  });

  it.each([
    [
      'around pcall',
      'while true do pcall(function() while true do end end) end',
    ],
    [
      'in pcall in pcall',
      'local function f() pcall(f) while true do end end while true do pcall(f) end',
    ],
    ['in a method', 'local s = "x" while true do s:upper() end'],
    [
      'in a sort',
      'local t = {} for i = 1, 9000 do t[i] = i end while true do table.sort(t) end',
    ],
    ['of a recursion', 'local function f() return f() end f()'],
    [
      'in a replacement',
      '("x"):rep(10):gsub("x", function() while true do end end)',
    ],
    [
      'of insertions',
      'local t = {} while true do table.insert(t, 1, t) if #t > 5000 then t = {} end end',
    ],
    [
      'of copies',
      'local s = ("x"):rep(1000000) while true do local t = s .. "y" end',
    ],
    ['of long texts', 'while true do local t = ("x"):rep(1000000) end'],
  ])('ends a loop %s', (_, script) => {
    const stopped = () => expect(() => run(script)).toThrow(/was stopped/);
    expect(ends(stopped)).toBe(true);
    expect(say('1')).toBe('1');
  });

  it.each([
    ['tables', 'local t = {} while true do t = { t, t } end'],
    ['a list', 'local t = {} for i = 1, 1e9 do t[i] = i end'],
    [
      'a text that doubles',
      'local s = "xxxxxxxx" while true do s = s .. s end',
    ],
    ['repetitions', 'local s = "x" while true do s = s:rep(1000) end'],
    ['one repetition', 'return { status = ("x"):rep(1e10) }'],
    [
      'a format',
      'local s = "x" while true do s = string.format("%s%s", s, s) end',
    ],
    ['a recursion', 'local function f(n) return 1 + f(n + 1) end f(1)'],
    [
      'a concatenation',
      'local t = {} for i = 1, 90000 do t[i] = ("x"):rep(1000) end return { status = table.concat(t) }',
    ],
  ])('ends a memory bomb of %s', (_, script) => {
    const before = process.memoryUsage().rss;
    expect(() => run(script)).toThrow(
      /was stopped|too large|stack overflow|not enough memory/,
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
    expect(say('1')).toBe('1');
  });

  it.each([
    ['.-.-.-.-.-b', 'a'],
    ['^(.-)%s*$', ' '],
    ['(a*)*(a*)*(a*)*b', 'a'],
    ['.*.*.*.*.*=', 'x'],
    ['%b()', '('],
    [`${'a?'.repeat(40)}b`, 'a'],
  ])(
    'is stopped where the pattern %s takes long on a hostile text',
    (pattern, letter) => {
      const object = { text: `${letter.repeat(50_000)}!`, pattern };
      const stopped = () =>
        expect(() => say('obj.text:match(obj.pattern)', object)).toThrow(
          /was stopped/,
        );
      expect(ends(stopped)).toBe(true);
    },
  );

  it('lets a script that is stopped again and again rest', () => {
    const { evaluate } = lua.compile('while true do end');
    for (let i = 0; i < 3; i += 1) {
      expect(() => evaluate({})).toThrow(/within 100 ms/);
    }
    expect(() => evaluate({})).toThrow(/rests for a minute/);
    expect(say('1')).toBe('1');
  });

  it('lets a script that was stopped only now and then go on', () => {
    const { evaluate } = lua.compile(`
      while obj.isEndless do end
      return { status = 'Healthy' }
    `);
    const stop = () =>
      expect(() => evaluate({ isEndless: true })).toThrow(/within 100 ms/);
    stop();
    stop();
    expect(evaluate({}).status).toBe('Healthy');
    stop();
    stop();
    expect(evaluate({}).status).toBe('Healthy');
  });

  it('leaves nothing of one run to another', () => {
    const script = lua.compile(`
      seen = (seen or 0) + 1
      string.rep = nil
      string.mark = "x"
      table.concat = nil
      obj.mark = "x"
      return { status = "Healthy", message = seen }
    `);
    expect(script.evaluate({}).message).toBe('1');
    expect(script.evaluate({}).message).toBe('1');
    expect(
      say(
        'tostring(seen) .. tostring(string.mark) .. type(string.rep) .. type(table.concat)',
      ),
    ).toBe('nilnilfunctionfunction');
    expect(() => run('("x").mark = 1')).toThrow(/index/);
  });

  it('works for long: what each run leaves is collected', () => {
    const { evaluate } = lua.compile(
      'local t = {} for i = 1, 100 do t[i] = ("x"):rep(1000) .. i end return { status = "Healthy" }',
    );
    for (let i = 0; i < 500; i += 1) evaluate({ a: [1, 2, 3] });
    expect(evaluate({}).status).toBe('Healthy');
  });

  it.each([
    [
      'values',
      Array.from({ length: 4_000 }, () => [1, 2, 3, 4, 5, 6]),
      /20000 values/,
    ],
    ['levels', JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`), /40 levels/],
  ])('refuses an object with too many %s', (_, object, why) => {
    expect(() => say('1', { object })).toThrow(why);
  });

  it('reads what an object writes as data only', () => {
    const hostile = {
      '"]=1,os=os,["': 'x',
      name: '"}; while true do end; return {"',
      key: ']] .. evil',
      control: '\u0000\u0001\r\n\u2028',
    };
    expect(say('obj.name .. obj.key .. obj[\'"]=1,os=os,["\']', hostile)).toBe(
      `${hostile.name}${hostile.key}x`,
    );
    expect(say('#obj.control', hostile)).toBe('7');
    expect(say('obj.__proto__ == nil', {})).toBe('true');
  });
});

it('starts anew after a fault of the engine itself, with the same scripts', async () => {
  const { LuaFactory } = loadLuaLibrary();
  let isBroken = false;
  let starts = 0;
  const meanwhile: string[] = [];
  const runtime = await LuaRuntime.create(async () => {
    starts += 1;
    const module = (await new LuaFactory().getLuaModule()) as LuaModule;
    const isFirst = starts === 1;
    const faulty: Partial<LuaModule> = {
      lua_pcallk: (...args) => {
        if (isBroken && isFirst) throw new Error('unreachable');
        return module.lua_pcallk(...args);
      },
    };
    return Object.assign(Object.create(module), faulty);
  });
  const { evaluate } = runtime.compile('return { status = "Healthy" }');
  expect(evaluate({}).status).toBe('Healthy');
  isBroken = true;
  expect(() => evaluate({})).toThrow('unreachable');
  await until(() => {
    try {
      return evaluate({}).status === 'Healthy';
    } catch (error) {
      meanwhile.push(String(error));
      return false;
    }
  });
  expect(starts).toBe(2);
  expect([...new Set(meanwhile)]).toEqual(['Error: Lua is being restarted']);
});

describe('patterns', () => {
  const part = fc.constantFrom(
    'a',
    'b',
    '.',
    '%a',
    '%d',
    '%s',
    '%w',
    '[ab]',
    '[^a]',
    '[%a_]',
    '%.',
    '(',
    ')',
    '()',
    '(a)',
    '(.-)',
    '*',
    '+',
    '-',
    '?',
    '^',
    '$',
    '%b()',
    '%f[%a]',
    '%1',
    '%%',
  );
  const pattern = fc.array(part, { maxLength: 6 }).map(parts => parts.join(''));
  const text = fc
    .array(fc.constantFrom('a', 'b', '1', ' ', '.', '_', '(', ')', '%', '^'), {
      maxLength: 12,
    })
    .map(letters => letters.join(''));

  it('find in long texts what the library finds', () => {
    // The rest makes the text so long that the library's matcher is not used.
    const script = lua.compile(`
      local function values(...)
        -- Errors are worded differently.
        if not (...) then return "error" end
        local t = { select("#", ...) }
        for i = 1, select("#", ...) do t[i + 1] = tostring((select(i, ...))) end
        return table.concat(t, "|")
      end
      local function all(s, p, extra)
        local t = { values(pcall(string.find, s, p .. extra)), values(pcall(string.match, s, p .. extra)) }
        t[3] = values(pcall(string.gsub, s, p .. extra, "<%0>"))
        t[4] = values(pcall(string.gsub, s, p .. extra, function(x) return x and "{" .. x .. "}" end))
        t[5] = values(pcall(function()
          local found = ""
          for a, b in string.gmatch(s, p .. extra) do found = found .. tostring(a) .. tostring(b) .. ";" end
          return found
        end))
        return table.concat(t, "\\n")
      end
      -- One of these takes no time, many could take long, and all match nothing.
      local slow = ("z?"):rep(30)
      return { status = all(obj.s, obj.p, slow) == all(obj.s, obj.p, "z?") and "Healthy" or "Degraded",
        message = all(obj.s, obj.p, slow) .. "\\n---\\n" .. all(obj.s, obj.p, "z?") }
    `);
    const isSame = fc.property(text, pattern, (s, p) => {
      expect(script.evaluate({ s, p })).toMatchObject({ status: 'Healthy' });
    });
    fc.assert(isSame, { numRuns: 500 });
  });
});
