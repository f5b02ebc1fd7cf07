export { ServiceMatcher, type MatchedService } from './ServiceMatcher';
