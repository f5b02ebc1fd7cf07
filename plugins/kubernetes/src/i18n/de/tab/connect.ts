/** Wie man zu einem Cluster und zu anderen Werkzeugen kommt. */
export const CONNECT_MESSAGES = {
  connect: {
    button: 'Verbinden',
    buttonFor: 'Verbinden mit {{cluster}}',
    title: 'Verbinden mit {{cluster}}',
    subtitle:
      'Einen Befehl in bash, zsh oder eine andere POSIX-Shell einfügen.',
    close: 'Schließen',
    cluster: 'Cluster',
    namespace: 'Namespace',
    tool: 'Mit',
    goThere: 'Zum Namespace {{namespace}} wechseln',
    logInAndGoThere: 'Anmelden und zum Namespace {{namespace}} wechseln',
    goThereText:
      'Macht ihn zum aktuellen Context und Namespace, sodass alles Weitere dort läuft.',
    copyGoThere: 'Den Befehl zum Verbinden kopieren',
    impossible:
      'Dafür gibt es keinen Befehl: Ein nötiger Name fehlt oder lässt sich {{tool}} nicht geben.',
    signIn: 'Falls er sagt, Sie seien nicht angemeldet',
    look: 'Nachsehen, ohne zu wechseln',
    lookText: 'Lässt den aktuellen Context, wie er ist.',
    context: 'Context in Ihrer kubeconfig',
    contextFrom: {
      config: 'Wie in der Konfiguration von Backstage.',
      logIn: 'Der Befehl legt ihn unter diesem Namen an.',
      assumed: 'Vermutlich heißt er wie der Cluster.',
      unknown: 'Nur die Anmeldung weiß, wie er heißt.',
      own: 'Ihr eigener Name für ihn.',
    },
    contextOwn:
      'Heißt er auf Ihrem Rechner anders, hier eintragen. Dieser Browser merkt es sich.',
    contextCurrent:
      'Ohne ihn laufen diese Befehle im aktuellen Context: zuerst verbinden.',
    gone: 'Dieser Cluster ist fort',
    goneText:
      'Backstage findet ihn für diese Entity nicht mehr. Einen der anderen wählen.',
  },
  podCommands: {
    title: 'Auf der Befehlszeile',
    of: 'Pod {{pod}}',
    container: 'Container',
    port: 'Port',
    logs: 'Dem Log folgen',
    previousLogs: 'Log des vorigen Laufs',
    describe: 'Beschreiben',
    exec: 'Eine Shell öffnen',
    portForward: 'Einen Port weiterleiten',
    copy: 'Kopieren: {{what}}',
  },
  links: {
    label: '{{subject}} in anderen Werkzeugen öffnen',
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
