import { CpuTimer } from './CpuTimer';
import { LuaModule } from './LuaModule';
import { SANDBOX_SOURCE } from './sandboxSource';

const MAX_MEMORY = 32 * 1024 * 1024;
/** A copy of this size takes long enough to look at the time. */
const LARGE_BLOCK = 64 * 1024;
/** Instructions between two looks at the time; they take some microseconds. */
const HOOK_INTERVAL = 100;
const MASK_COUNT = 8;
const OK = 0;
const OUT_OF_MEMORY = 4;

/** A script failed, and Lua has dealt with it. */
export class LuaScriptError extends Error {
  override readonly name: string = 'LuaScriptError';
}

/** A script did not end in time, or wanted too much memory. */
export class LuaLimitError extends LuaScriptError {
  override readonly name = 'LuaLimitError';
}

/** The functions that a state calls back; they cannot be registered twice in a module. */
export class LuaHost {
  readonly lua: LuaModule;
  readonly allocator: number;
  readonly hook: number;
  readonly timer = new CpuTimer();
  isOverdue = false;
  #memory = 0;

  constructor(lua: LuaModule) {
    this.lua = lua;
    this.allocator = lua.module.addFunction(
      (_, pointer, oldSize, newSize) =>
        this.#allocate(pointer, oldSize, newSize),
      'iiiii',
    );
    this.hook = lua.module.addFunction(state => this.#look(state), 'vii');
  }

  #allocate(pointer: number, oldSize: number, newSize: number): number {
    const { module } = this.lua;
    // Without a pointer, the old size is the kind of what is allocated.
    const before = pointer === 0 ? 0 : oldSize;
    if (newSize === 0) {
      if (pointer !== 0) module._free(pointer);
      this.#memory -= before;
      return 0;
    }
    if (newSize > before) {
      if (this.#memory + newSize - before > MAX_MEMORY) return 0;
      if (newSize > LARGE_BLOCK && this.timer.isOver) {
        this.isOverdue = true;
        return 0;
      }
    }
    const moved = module._realloc(pointer, newSize);
    if (moved !== 0) this.#memory += newSize - before;
    return moved;
  }

  /** Called between instructions. An error here is one of the script, which `pcall` sees, too. */
  #look(state: number): number {
    if (!this.timer.isOver) return 0;
    const { lua } = this;
    this.isOverdue = true;
    lua.lua_pushboolean(state, 1);
    lua.lua_setglobal(state, 'isStopped');
    lua.lua_pushstring(state, 'it was stopped');
    return lua.lua_error(state);
  }
}

/** A state of Lua with the sandbox and the scripts that were compiled in it. */
export class LuaState {
  readonly #host: LuaHost;
  readonly #address: number;

  constructor(host: LuaHost) {
    const { lua } = host;
    this.#host = host;
    this.#address = lua.lua_newstate(host.allocator, null);
    if (this.#address === 0) throw new Error('Lua has no memory to start');
    lua.luaL_openlibs(this.#address);
    const source = SANDBOX_SOURCE;
    const size = lua.module.lengthBytesUTF8(source);
    const loaded = lua.luaL_loadbufferx(
      this.#address,
      source,
      size,
      '=sandbox',
      't',
    );
    if (loaded !== OK) throw new Error(this.#readText(-1));
    this.#call(0, 0, Infinity);
  }

  /** @throws Error that says what is wrong with the script, and in which line */
  compile(id: string, source: string): void {
    this.#start('compile');
    this.#push(id);
    this.#push(source);
    this.#call(2, 0, Infinity);
  }

  /**
   * @param object - as a table of Lua
   * @returns the status and the message
   * @throws Error of the script, or {@link LuaLimitError}
   */
  judge(id: string, object: string, milliseconds: number): [string, string] {
    this.#start('judge');
    this.#push(id);
    this.#push(object);
    this.#call(2, 2, milliseconds);
    return [this.#readText(-2), this.#readText(-1)];
  }

  close(): void {
    this.#host.timer.stop();
    this.#host.lua.lua_close(this.#address);
  }

  /** Results stay on the stack until the next call, so that they can be read. */
  #start(name: string): void {
    const { lua } = this.#host;
    lua.lua_settop(this.#address, 0);
    lua.lua_getglobal(this.#address, name);
  }

  #call(args: number, results: number, milliseconds: number): void {
    const host = this.#host;
    const { lua } = host;
    host.isOverdue = false;
    host.timer.start(milliseconds);
    lua.lua_sethook(this.#address, host.hook, MASK_COUNT, HOOK_INTERVAL);
    const outcome = lua.lua_pcallk(this.#address, args, results, 0, 0, null);
    host.timer.stop();
    lua.lua_sethook(this.#address, null, 0, 0);
    if (outcome === OK) return;
    if (host.isOverdue) {
      throw new LuaLimitError(
        `did not end within ${milliseconds} ms and was stopped`,
      );
    }
    if (outcome === OUT_OF_MEMORY) {
      throw new LuaLimitError(
        `wanted more than ${
          MAX_MEMORY / 1024 / 1024
        } MiB of memory and was stopped`,
      );
    }
    throw new LuaScriptError(this.#readText(-1) || 'failed without a word');
  }

  #push(text: string): void {
    const { lua } = this.#host;
    lua.lua_pushlstring(this.#address, text, lua.module.lengthBytesUTF8(text));
  }

  #readText(index: number): string {
    return this.#host.lua.lua_tolstring(this.#address, index, null) ?? '';
  }
}
