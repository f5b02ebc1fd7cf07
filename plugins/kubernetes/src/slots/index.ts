export { PanelSlot } from './PanelSlot';
export { PodActionSlot } from './PodActionSlot';
export { SlotsProvider, useSlots } from './SlotsContext';
