export { PanelSlot } from './PanelSlot';
export { PodActionSlot } from './PodActionSlot';
export {
  ResourceActionSlot,
  ResourceColumnSlot,
  ResourceDetailsSlot,
} from './ResourceSlots';
export { SlotsProvider, useSlots } from './SlotsContext';
