export { type CountedState } from './CountedState';
export { StateCountBar } from './StateCountBar';
export { StateCountChips } from './StateCountChips';
