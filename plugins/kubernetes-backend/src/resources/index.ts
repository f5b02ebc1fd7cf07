export { CelCompiler } from './cel/CelCompiler';
export { loadCel } from './cel/loadCel';
export { judgeObject } from './judgeObject';
export { readDefinitions } from './readDefinitions';
export { ResourceJudge } from './ResourceJudge';
export { SHIPPED_DEFINITIONS } from './shipped';
