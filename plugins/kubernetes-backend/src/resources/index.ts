/**
 * Tries definitions of custom resources without a backend.
 *
 * @packageDocumentation
 */
export { type CelLibraries } from './cel/CelCompiler';
export {
  createResourceJudge,
  type WrittenDefinitions,
} from './createResourceJudge';
export { type LuaLibrary } from './lua/LuaModule';
