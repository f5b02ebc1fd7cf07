export { getPodsCommand, kubectl } from './kubectl';
export { shellQuote } from './shellQuote';
