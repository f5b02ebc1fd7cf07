export {
  ConnectionTrouble,
  type ConnectionTroubleProps,
} from './ConnectionTrouble';
