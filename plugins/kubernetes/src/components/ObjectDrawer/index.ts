export { ObjectDrawer, type ObjectDrawerProps } from './ObjectDrawer';
export {
  ObjectDrawerHost,
  type ObjectDrawerHostProps,
} from './ObjectDrawerHost';
