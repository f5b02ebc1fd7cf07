import { ResourceColumn } from '@podlight/backstage-plugin-kubernetes-node';

export function text(title: string, path: string): ResourceColumn {
  return { title, path };
}

export function number(title: string, path: string): ResourceColumn {
  return { title, path, format: 'number' };
}

export function date(title: string, path: string): ResourceColumn {
  return { title, path, format: 'date' };
}
