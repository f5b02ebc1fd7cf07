export { EventList, type EventListProps } from './EventList';
export { PodEvents, type PodEventsProps } from './PodEvents';
