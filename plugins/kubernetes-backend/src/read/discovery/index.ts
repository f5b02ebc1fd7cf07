export { DISCOVERY_TTL_MS, ServedApis } from './ServedApis';
