import { ConnectTool } from '@podlight/backstage-plugin-kubernetes-common';

/** What runs a command about pods for somebody who uses this tool. */
export function cliOf(tool: ConnectTool | undefined): 'kubectl' | 'oc' {
  return tool === 'oc' ? 'oc' : 'kubectl';
}
