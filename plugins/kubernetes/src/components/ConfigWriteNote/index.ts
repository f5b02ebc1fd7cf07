export { ConfigWriteLines, ConfigWriteNotes } from './ConfigWriteNote';
