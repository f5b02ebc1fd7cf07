/** Befehle für einen Cluster, und Links zu anderen Tools. */
export const CONNECT_MESSAGES = {
  connect: {
    button: 'Verbinden',
    buttonFor: 'Verbinden mit {{cluster}}',
    title: 'Verbinden mit {{cluster}}',
    subtitle: 'In bash, zsh oder eine andere POSIX-Shell einfügen.',
    close: 'Schließen',
    cluster: 'Cluster',
    namespace: 'Namespace',
    tool: 'Tool',
    goThere: 'Zum Namespace {{namespace}} wechseln',
    logInAndGoThere: 'Anmelden und zum Namespace {{namespace}} wechseln',
    goThereText:
      'Setzt den aktuellen Context und Namespace: Alle weiteren Befehle laufen dort.',
    copyGoThere: 'Befehl zum Wechseln kopieren',
    impossible:
      'Kein Befehl verfügbar: Ein nötiger Name fehlt oder ist für {{tool}} nicht gültig.',
    signIn: 'Falls noch nicht angemeldet',
    look: 'Ausführen, ohne zu wechseln',
    lookText: 'Ändert den aktuellen Context nicht.',
    context: 'Context in der eigenen kubeconfig',
    contextFrom: {
      config: 'Aus der Konfiguration von Backstage.',
      logIn: 'Der Anmeldebefehl legt ihn unter diesem Namen an.',
      assumed: 'Angenommen wird, dass der Context wie der Cluster heißt.',
      unknown: 'Den Namen vergibt der Anmeldebefehl.',
      own: 'Selbst eingetragener Name.',
    },
    contextOwn:
      'Heißt er auf dem eigenen Rechner anders? Hier eintragen, dieser Browser merkt es sich.',
    contextCurrent:
      'Ohne Namen des Context laufen diese Befehle im aktuellen Context: zuerst wechseln.',
    gone: 'Dieser Cluster ist nicht mehr verfügbar',
    goneText:
      'Backstage findet ihn für diese Entity nicht mehr. Einen anderen wählen.',
  },
  podCommands: {
    title: 'Befehlszeile',
    of: 'Pod {{pod}}',
    container: 'Container',
    port: 'Port',
    logs: 'Log verfolgen',
    previousLogs: 'Log des vorigen Laufs',
    describe: 'Pod beschreiben',
    exec: 'Shell öffnen',
    portForward: 'Port weiterleiten',
    copy: 'Kopieren: {{what}}',
  },
  links: {
    label: '{{subject}} in anderen Tools öffnen',
    open: '{{title}}: {{subject}}',
    dashboard: {
      standard: 'Dashboard',
      rancher: 'Rancher',
      openshift: 'OpenShift',
      gke: 'Google Cloud',
      aks: 'Azure',
      eks: 'AWS',
      headlamp: 'Headlamp',
    },
  },
} as const;
