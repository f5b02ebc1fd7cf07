export * from '..';
export { at, listAt, textAt } from '../kube/object';
