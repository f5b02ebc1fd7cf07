export {
  NodeCapacityNote,
  type NodeCapacityNoteProps,
} from './NodeCapacityNote';
