export { EventList, type EventListProps } from './EventList';
export { ObjectEvents, type ObjectEventsProps } from './ObjectEvents';
export { PodEvents, type PodEventsProps } from './PodEvents';
