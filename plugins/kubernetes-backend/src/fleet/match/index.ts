export {
  ServiceMatcher,
  type MatchedService,
  type RecordCounts,
} from './ServiceMatcher';
