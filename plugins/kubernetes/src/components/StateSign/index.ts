export { SeveritySign, type SeveritySignProps } from './SeveritySign';
export { StateSign, type StateSignProps } from './StateSign';
