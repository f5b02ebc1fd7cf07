/** Was die letzten Zeilen eines Absturzlogs nahelegen. */
export const SIGNATURE_TEXTS = {
  'exec-format':
    'Das Log meldet einen exec format error: Das Image ist für eine andere CPU-Architektur gebaut, oder einem Skript fehlt die #!-Zeile.',
  'port-in-use':
    'Port schon belegt: Ein anderer Prozess lauscht darauf, oder die Anwendung startet zweimal.',
  credentials:
    'Eine Datenbank oder ein Dienst lehnt die Zugangsdaten ab: Benutzername, Passwort und das Secret prüfen, aus dem sie kommen.',
  'database-schema':
    'Der Datenbank fehlt eine Tabelle oder Spalte, oder es gibt sie nicht: prüfen, ob ihre Migrationen gelaufen sind und die Anwendung die richtige Datenbank verwendet.',
  'lock-held':
    'Ein anderer Prozess hält eine Sperre (Lock): prüfen, ob ein zweiter Pod dieselbe Datenbank oder dasselbe Volume benutzt, und eine nach einem Absturz verbliebene Sperre aufheben.',
  'config-syntax':
    'Eine Konfigurationsdatei lässt sich nicht auswerten: ihre Syntax an der zitierten Stelle prüfen, und was ein Template eingesetzt hat.',
  'out-of-memory':
    'Die Anwendung konnte keinen Speicher anfordern: prüfen, was so viel verbraucht, oder das Speicherlimit erhöhen.',
  'dependency-unreachable':
    'Eine Abhängigkeit ist nicht erreichbar: Hostnamen und Port prüfen, und ob sie läuft.',
  'node-heap':
    'Node.js ging der Heap aus: --max-old-space-size erhöhen, aber unter dem Speicherlimit bleiben.',
  'java-heap':
    'Der JVM ging der Speicher aus: -Xmx oder -XX:MaxRAMPercentage erhöhen, aber mit dem Heap unter dem Speicherlimit bleiben.',
  rbac: 'Dem Service Account fehlt ein Recht in der Kubernetes-API: mit Role und RoleBinding erteilen.',
  'missing-module':
    'Ein Modul oder Paket fehlt: prüfen, ob der Build des Images es installiert oder kopiert.',
  'missing-library':
    'Dem Image fehlt eine Bibliothek (shared library): im Image installieren.',
  'read-only-filesystem':
    'Schreiben nicht möglich, das Dateisystem ist schreibgeschützt: an diesem Pfad ein emptyDir-Volume mounten.',
  'disk-full':
    'Eine Platte oder ein Volume ist voll: Platz schaffen oder das Volume vergrößern.',
  'file-limit':
    'Zu viele offene Dateien: nach Dateien oder Verbindungen suchen, die nie geschlossen werden, oder das Limit erhöhen.',
  certificate:
    'Ein TLS-Zertifikat besteht die Prüfung nicht: Aussteller, Hostnamen und Ablaufdatum prüfen.',
  'bad-flag': 'Unbekannte Befehlszeilenoption: args prüfen.',
  'missing-setting':
    'Eine erforderliche Einstellung scheint zu fehlen: env und envFrom prüfen.',
  permission:
    'Zugriff verweigert: prüfen, unter welchem Benutzer der Container läuft und ob dieser auf die Datei oder den Port zugreifen darf.',
  'python-traceback':
    'Python-Exception: Die letzte Zeile des Tracebacks nennt sie, die Zeilen darüber zeigen, woher sie kam.',
  'go-panic':
    'Go-Panic: Die erste Zeile nennt sie, die Zeilen darunter zeigen, woher sie kam.',
} as const;
