import { LuaLibrary, LuaModule } from './LuaModule';
import { LuaRuntime } from './LuaRuntime';

/** @throws Error that says what to install */
export async function importLuaLibrary(): Promise<LuaLibrary> {
  try {
    // The rule does not know optionalDependencies.
    // eslint-disable-next-line @backstage/no-undeclared-imports
    const { LuaFactory } = await import('wasmoon');
    return { LuaFactory };
  } catch (error) {
    throw new Error(
      "A definition with a health script in Lua needs the package 'wasmoon', which is not installed: yarn --cwd packages/backend add wasmoon",
      { cause: error },
    );
  }
}

/** Lua, ready to run scripts, each for `milliseconds` of CPU time at most. */
export function startLua(
  { LuaFactory }: LuaLibrary,
  milliseconds?: number,
): Promise<LuaRuntime> {
  return LuaRuntime.create(
    async () => (await new LuaFactory().getLuaModule()) as LuaModule,
    milliseconds,
  );
}

export async function loadLua(): Promise<LuaRuntime> {
  return startLua(await importLuaLibrary());
}
