export * from '..';
export { at, listAt, textAt } from '@podlight/fake-kubernetes-api-server';
