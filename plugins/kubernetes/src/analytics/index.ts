export { classSubject } from './interactions';
export { useInteraction } from './useInteraction';
export { useViewEvents } from './useViewEvents';
