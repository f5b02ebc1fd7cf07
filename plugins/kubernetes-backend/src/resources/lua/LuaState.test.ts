import { loadLuaLibrary } from '../../__testUtils__/luaLibrary';
import { LuaModule } from './LuaModule';
import { LuaHost, LuaLimitError, LuaScriptError, LuaState } from './LuaState';

/** More than scripts may take elsewhere: a busy machine runs them at a fraction of its speed. */
const PATIENCE_MS = 200;

const SAYS = 'return { status = "Healthy", message = obj.name }';

describe('LuaState', () => {
  let host: LuaHost;
  let states: LuaState[];

  beforeAll(async () => {
    const { LuaFactory } = loadLuaLibrary();
    host = new LuaHost((await new LuaFactory().getLuaModule()) as LuaModule);
  });
  beforeEach(() => {
    states = [];
  });
  afterEach(() => states.forEach(state => state.close()));

  const start = (scripts: Readonly<Record<string, string>> = {}) => {
    const state = new LuaState(host);
    states.push(state);
    for (const [id, source] of Object.entries(scripts)) {
      state.compile(id, source);
    }
    return state;
  };

  const judge = (
    script: string,
    object = '{}',
    milliseconds = PATIENCE_MS,
  ): [string, string] =>
    start({ it: script }).judge('it', object, milliseconds);

  it('gives the status and the message, in their order', () => {
    expect(judge(SAYS, '{ name = "shop" }')).toEqual(['Healthy', 'shop']);
  });

  it('keeps scripts apart, each with its own id', () => {
    const state = start({
      a: 'return { status = "A" }',
      b: 'return { status = "B" }',
    });
    expect(state.judge('b', '{}', PATIENCE_MS)[0]).toBe('B');
    expect(state.judge('a', '{}', PATIENCE_MS)[0]).toBe('A');
  });

  it('hands over texts of any length, with any characters', () => {
    const name = `grün🎲${'x'.repeat(70_000)}`;
    expect(judge(SAYS, `{ name = "${name}" }`)[1]).toContain('grün🎲x');
  });

  it('says what is wrong with a script, and in which line', () => {
    const compile = () => start({ it: 'local a = 1\nlocal = 2' });
    expect(compile).toThrow(LuaScriptError);
    expect(compile).toThrow(/2:/);
    expect(() => judge('error("no luck")')).toThrow('no luck');
  });

  it('goes on after a script that failed', () => {
    const state = start({ bad: 'error("x")', good: SAYS });
    for (let run = 0; run < 3; run += 1) {
      expect(() => state.judge('bad', '{}', PATIENCE_MS)).toThrow('x');
      expect(state.judge('good', '{ name = "y" }', PATIENCE_MS)[1]).toBe('y');
    }
  });

  it.each([
    ['while true do end'],
    ['while true do pcall(function() while true do end end) end'],
    ['local t = {} while true do t[#t % 9 + 1] = ("x"):rep(100000) end'],
  ])('ends %s in time, and says which', script => {
    const run = () => judge(script, '{}', 30);
    expect(run).toThrow(LuaLimitError);
    expect(run).toThrow('did not end within 30 ms');
  });

  it('does not take a script for overdue that failed after one that was', () => {
    expect(() => judge('while true do end', '{}', 30)).toThrow(LuaLimitError);
    const failing = () => judge('error("of its own")');
    expect(failing).toThrow('of its own');
    expect(failing).not.toThrow(LuaLimitError);
  });

  it('lets a script have no more memory than there is, and takes it back', () => {
    const hungry = `
      local t = {}
      for i = 1, 100 do t[i] = ("x"):rep(1000000) .. i end
      return { status = "Healthy" }`;
    for (let run = 0; run < 3; run += 1) {
      const state = start({ it: hungry });
      const starve = () => state.judge('it', '{}', 10_000);
      expect(starve).toThrow(LuaLimitError);
      expect(starve).toThrow('32 MiB');
      states.pop()?.close();
    }
    // Most of it, which would fail were anything of the former ones counted.
    const modest = hungry.replace('100 do', '20 do');
    expect(judge(modest, '{}', 10_000)[0]).toBe('Healthy');
  });

  it('shows a script nothing of the one before', () => {
    const state = start({
      leave: 'leaked = 1; isStopped = true; return { status = "A" }',
      look: 'return { status = tostring(leaked), message = tostring(isStopped) }',
    });
    state.judge('leave', '{}', PATIENCE_MS);
    expect(state.judge('look', '{}', PATIENCE_MS)).toEqual(['nil', 'nil']);
  });

  it('stops its timer when it is closed', () => {
    const state = start();
    states.pop();
    const stop = jest.spyOn(host.timer, 'stop');
    state.close();
    expect(stop).toHaveBeenCalledTimes(1);
    stop.mockRestore();
  });

  it('fails where the memory does not even suffice to start', () => {
    const starved: LuaHost = Object.create(host, {
      lua: { value: { ...host.lua, lua_newstate: () => 0 } },
    });
    expect(() => new LuaState(starved)).toThrow('no memory to start');
  });
});
