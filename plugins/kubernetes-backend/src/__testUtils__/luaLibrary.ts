import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction, constants } from 'node:vm';
import { LuaLibrary } from '../resources/lua/LuaModule';

/** `wasmoon`, outside of Jest, which has no dynamic imports: the library makes one itself. */
export function loadLuaLibrary(): LuaLibrary {
  const file = createRequire(__filename).resolve('wasmoon');
  const module = { exports: {} };
  compileFunction(
    readFileSync(file, 'utf8'),
    ['exports', 'module', 'require', '__filename', '__dirname'],
    {
      filename: file,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  )(module.exports, module, createRequire(file), file, dirname(file));
  return module.exports as LuaLibrary;
}
