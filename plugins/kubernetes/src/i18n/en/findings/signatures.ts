/** What the last lines of a crash log suggest, by the `signature` of a finding. */
export const SIGNATURE_TEXTS = {
  'exec-format':
    'The log says that the program is built for another processor.',
  'port-in-use':
    'The log says that its port is taken: something else in the pod listens on it, or it is started twice.',
  credentials:
    'The log says that a database or service did not accept its credentials.',
  'dependency-unreachable':
    'The log says that something it needs cannot be reached. Check host name and port, and whether that service is up.',
  'node-heap':
    'The log says that Node.js ran out of its own heap: raise --max-old-space-size, below the memory limit.',
  'java-heap':
    'The log says that Java ran out of its own memory: raise -Xmx or MaxRAMPercentage, below the memory limit.',
  rbac: 'The log says that its service account may not do what it tries to do with Kubernetes.',
  'missing-module':
    'The log says that a part of the program is missing: it was not installed or copied into the image.',
  'missing-library': 'The log says that the image lacks a system library.',
  'read-only-filesystem':
    'The log says that it writes where it may only read. Give it an emptyDir volume there.',
  'disk-full': 'The log says that a disk is full.',
  'file-limit': 'The log says that it has too many files or connections open.',
  certificate: 'The log says that it does not accept a certificate.',
  'bad-flag':
    'The log says that it does not know one of its command-line options. Check args.',
  'missing-setting': 'The log says that a setting is missing. Check env.',
  permission:
    'The log says that it lacks the right to read, write or listen. Check the user it runs as.',
  'python-traceback':
    'The log ends with a Python error: its last line names it, the lines above lead there.',
  'go-panic':
    'The log ends with a Go panic: its first line names it, the lines below lead there.',
} as const;
