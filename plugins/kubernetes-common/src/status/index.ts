export type { ConditionMeaning, JudgedCondition } from './conditionMeaning';
export {
  isUnsettled,
  judgeCustomResource,
  type JudgedResource,
} from './customResourceState';
export * from './displayState';
export * from './duration';
export { isControlledBy } from './owners';
export * from './podStatus';
export * from './serviceRows';
