/** Was die letzten Zeilen eines Absturzlogs nahelegen. */
export const SIGNATURE_TEXTS = {
  'exec-format':
    'Laut Log ist das Programm für einen anderen Prozessor gebaut.',
  'port-in-use':
    'Laut Log ist sein Port belegt: Etwas anderes im Pod benutzt ihn, oder es wird zweimal gestartet.',
  credentials:
    'Laut Log hat eine Datenbank oder ein Dienst die Zugangsdaten nicht angenommen.',
  'dependency-unreachable':
    'Laut Log ist etwas nicht erreichbar, was es braucht. Hostnamen und Port prüfen, und ob der Dienst läuft.',
  'node-heap':
    'Laut Log ging Node.js der eigene Heap aus: --max-old-space-size erhöhen, unter der Speichergrenze.',
  'java-heap':
    'Laut Log ging Java der eigene Speicher aus: -Xmx oder MaxRAMPercentage erhöhen, unter der Speichergrenze.',
  rbac: 'Laut Log darf sein Service Account nicht, was es mit Kubernetes tun will.',
  'missing-module':
    'Laut Log fehlt ein Teil des Programms: Er wurde nicht installiert oder nicht ins Image kopiert.',
  'missing-library': 'Laut Log fehlt dem Image eine Systembibliothek.',
  'read-only-filesystem':
    'Laut Log schreibt es, wo es nur lesen darf. Ihm dort ein emptyDir-Volume geben.',
  'disk-full': 'Laut Log ist eine Platte voll.',
  'file-limit': 'Laut Log hat es zu viele Dateien oder Verbindungen offen.',
  certificate: 'Laut Log erkennt es ein Zertifikat nicht an.',
  'bad-flag':
    'Laut Log kennt es eine seiner Befehlszeilenoptionen nicht. args prüfen.',
  'missing-setting': 'Laut Log fehlt eine Einstellung. env prüfen.',
  permission:
    'Laut Log fehlt ihm das Recht zu lesen, zu schreiben oder zu lauschen. Den Benutzer prüfen, unter dem es läuft.',
  'python-traceback':
    'Das Log endet mit einem Python-Fehler: Die letzte Zeile nennt ihn, die Zeilen darüber führen hin.',
  'go-panic':
    'Das Log endet mit einer Go-Panic: Die erste Zeile nennt sie, die Zeilen darunter führen hin.',
} as const;
