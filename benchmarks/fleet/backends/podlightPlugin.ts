export { kubernetesPlugin as default } from '../../../plugins/kubernetes-backend/src/plugin';
