import { startLua } from '../resources/lua/loadLua';
import { loadLuaLibrary } from './luaLibrary';

export const startTestLua = () => startLua(loadLuaLibrary());
