import { startLua } from '../resources/lua/loadLua';
import { loadLuaLibrary } from './luaLibrary';

/** More than scripts may take elsewhere: a busy machine runs them at a fraction of its speed. */
const PATIENCE_MS = 100;

export const startTestLua = () => startLua(loadLuaLibrary(), PATIENCE_MS);
