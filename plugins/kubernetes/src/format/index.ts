export { formatAge } from './age';
export { imageTag } from './imageTag';
export { useAge, type AgeWords } from './useAge';
