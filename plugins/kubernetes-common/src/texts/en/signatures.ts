/** What the last lines of a crash log suggest, by the `signature` of a finding. */
export const SIGNATURE_TEXTS = {
  'exec-format':
    'The log reports an exec format error: the image is built for another CPU architecture, or a script lacks its #! line.',
  'port-in-use':
    'Port already in use: another process listens on it, or the app starts twice.',
  credentials:
    'A database or service rejects the credentials: check the user name, the password, and the Secret they come from.',
  'database-schema':
    'The database lacks a table, a column, or itself: check that its migrations have run, and that the app uses the right database.',
  'lock-held':
    'Another process holds a lock: check that no second pod uses the same database or volume, and release a lock that a crash left behind.',
  'config-syntax':
    'A configuration file can’t be parsed: check its syntax at the quoted place, and what a template filled in.',
  'out-of-memory':
    'The app couldn’t allocate memory: look for what uses so much, or raise the memory limit.',
  'dependency-unreachable':
    'Can’t reach a dependency: check its host name and port, and whether it’s up.',
  'node-heap':
    'Node.js ran out of heap: raise --max-old-space-size, but keep it below the memory limit.',
  'java-heap':
    'The JVM ran out of memory: raise -Xmx or -XX:MaxRAMPercentage, but keep the heap below the memory limit.',
  rbac: 'The service account lacks a permission in the Kubernetes API: grant it with a Role and a RoleBinding.',
  'missing-module':
    'A module or package is missing: check that the image build installs or copies it.',
  'missing-library':
    'The image lacks a shared library: install it in the image.',
  'read-only-filesystem':
    'Can’t write to a read-only file system: mount an emptyDir volume at that path.',
  'disk-full':
    'A disk or volume is full: free up space, or make the volume larger.',
  'file-limit':
    'Too many open files: look for files or connections that are never closed, or raise the limit.',
  certificate:
    'A TLS certificate fails verification: check its issuer, host name, and expiry date.',
  'bad-flag': 'Unknown command-line option: check args.',
  'missing-setting':
    'A required setting seems to be missing: check env and envFrom.',
  permission:
    'Permission denied: check the user the container runs as, and that user’s access to the file or port.',
  'python-traceback':
    'Python exception: the last line of the traceback names it, the lines above show where it came from.',
  'go-panic':
    'Go panic: the first line names it, the lines below show where it came from.',
} as const;
