export { ManifestView, type ManifestViewProps } from './ManifestView';
