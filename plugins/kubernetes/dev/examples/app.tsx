import { createApp } from '@backstage/frontend-defaults';
import kubernetesPlugin from '../../src';

export default createApp({ features: [kubernetesPlugin] });
