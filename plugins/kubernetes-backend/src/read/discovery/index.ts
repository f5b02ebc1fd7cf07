export { ServedApis } from './ServedApis';
