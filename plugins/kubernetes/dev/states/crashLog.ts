/** What a program says that cannot reach its database, in the colours of a terminal. */
export const CRASH_LOG = [
  '\u001b[0m2026-03-01T11:56:40Z \u001b[32mINFO\u001b[0m  dice-roller 1.4.2 starting',
  '2026-03-01T11:56:40Z \u001b[32mINFO\u001b[0m  reading configuration from /etc/dice/config.yaml',
  '2026-03-01T11:56:41Z \u001b[33mWARN\u001b[0m  no cache configured, every roll asks the database',
  '2026-03-01T11:56:41Z \u001b[32mINFO\u001b[0m  connecting to postgres://dice-db:5432/rolls',
  '2026-03-01T11:56:51Z \u001b[1;31mERROR\u001b[0m cannot reach the database',
  'Error: connect ECONNREFUSED 10.0.3.7:5432',
  '    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)',
  '    at Database.connect (/srv/app/database.js:41:11)',
  '    at main (/srv/app/index.js:12:3)',
].join('\n');
