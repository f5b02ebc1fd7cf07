/** What is used of `wasmoon`: the C API of Lua, in WebAssembly. */
export interface LuaModule {
  readonly module: {
    addFunction(action: (...args: number[]) => number, types: string): number;
    _realloc(pointer: number, size: number): number;
    _free(pointer: number): void;
    lengthBytesUTF8(text: string): number;
  };
  lua_newstate(allocate: number, userData: null): number;
  lua_close(state: number): void;
  luaL_requiref(
    state: number,
    name: string,
    open: number,
    isGlobal: number,
  ): void;
  luaL_loadbufferx(
    state: number,
    text: string,
    size: number,
    name: string,
    mode: string,
  ): number;
  lua_getglobal(state: number, name: string): number;
  lua_setglobal(state: number, name: string): void;
  lua_pushstring(state: number, text: string): void;
  lua_pushlstring(state: number, text: string, size: number): void;
  lua_pushboolean(state: number, value: number): void;
  lua_pcallk(
    state: number,
    args: number,
    results: number,
    handler: number,
    context: number,
    then: null,
  ): number;
  lua_tolstring(state: number, index: number, size: null): string;
  lua_settop(state: number, index: number): void;
  lua_sethook(
    state: number,
    hook: number | null,
    mask: number,
    count: number,
  ): void;
  lua_error(state: number): number;
  luaL_openlibs(state: number): void;
}

/**
 * The library that scripts in Lua need: the package `wasmoon`.
 *
 * @public
 */
export interface LuaLibrary {
  readonly LuaFactory: new () => { getLuaModule(): Promise<unknown> };
}
