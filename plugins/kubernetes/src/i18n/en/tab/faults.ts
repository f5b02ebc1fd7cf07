/** What exactly goes wrong on the way to an API server, and the remedy of each. */
export const FAULTS_MESSAGES = {
  fault: {
    title: {
      nameNotFound: 'DNS: the API server’s host name doesn’t exist',
      nameServerFailed: 'DNS: the name server doesn’t answer',
      connectionRefused: 'The API server refuses the connection',
      connectionReset: 'The connection is reset',
      noRoute: 'No route to the API server',
      addressNotAllowed: 'The API server’s address isn’t public',
      connectTimeout: 'The API server can’t be reached: connection timed out',
      handshakeTimeout: 'TLS handshake timed out',
      answerTimeout: 'The API server doesn’t answer in time',
      answerStalled: 'The API server stops in the middle of its answer',
      answerCutOff: 'The connection closes before the answer is complete',
      certificateExpired: 'The API server’s certificate has expired',
      certificateNotYetValid: 'The API server’s certificate isn’t valid yet',
      certificateSelfSigned: 'The API server’s certificate is self-signed',
      certificateUnknownAuthority:
        'The API server’s certificate comes from an unknown authority',
      certificateNameMismatch:
        'The API server’s certificate is for another host name',
      authorityUnreadable: 'The certificate authority’s file can’t be read',
      clientCertificateRequired: 'The server demands a client certificate',
      clientCertificateExpired: 'Backstage’s client certificate has expired',
      clientCertificateRejected: 'Backstage’s client certificate is rejected',
      tlsNotSpoken: 'The port doesn’t speak TLS',
      httpNotSpoken: 'The port doesn’t speak HTTP',
      redirected: 'Redirected instead of answered',
      notJson: 'A web page answers instead of the API server',
      brokenJson: 'The answer is cut off or damaged',
    },
    advice: {
      nameNotFound:
        'Check the host name in the cluster’s URL. Private clusters often have names that only their own network resolves: try `getent hosts NAME` in the backend’s pod.',
      nameServerFailed:
        'Check the DNS of the Backstage backend: CoreDNS where it runs in Kubernetes, /etc/resolv.conf elsewhere.',
      connectionRefused:
        'Check that the API server is up and that the port in the cluster’s URL is the right one.',
      connectionReset:
        'Something closes the connection: a firewall, a load balancer without a healthy API server behind it, or an API server that is restarting.',
      noRoute:
        'Check the network between the Backstage backend and the cluster: VPN, peering, routes.',
      addressNotAllowed:
        'Whoever runs Backstage can allow the host under `dangerouslyAllowClusterUrls`.',
      connectTimeout:
        'Packets are dropped on the way: check firewalls, network policies and the cluster’s list of authorized networks for the backend’s address.',
      handshakeTimeout:
        'Something accepts the connection and never completes the TLS handshake: an overloaded API server, a proxy that expects another protocol, or a firewall that inspects TLS.',
      answerTimeout:
        'The API server may be overloaded. If it lasts, whoever runs the cluster should check its load, etcd and admission webhooks.',
      answerStalled:
        'The API server or a proxy in between is overloaded, or cuts long answers. Check proxy timeouts and buffers.',
      answerCutOff:
        'The API server or a proxy in between closed the connection: it may be restarting, or limit how long or large answers may be.',
      certificateExpired:
        'Renew the API server’s certificate (`kubeadm certs renew all` on kubeadm clusters). If it is still valid, check the clock of the Backstage backend.',
      certificateNotYetValid:
        'Check the clocks: the Backstage backend’s is behind, or the cluster’s was ahead when the certificate was issued.',
      certificateSelfSigned:
        'Set the certificate itself as `caData` or `caFile` of the cluster.',
      certificateUnknownAuthority:
        'Set the cluster’s certificate authority as `caData` or `caFile`. If it worked before, the authority was rotated: copy the new one from a current kubeconfig.',
      certificateNameMismatch:
        'Use a host name in the URL that the certificate covers, or set `tlsServerName` to one.',
      authorityUnreadable:
        'Check the path in `caFile` and that the Backstage backend may read it.',
      clientCertificateRequired:
        'Configure a client certificate for this cluster, or use a URL that isn’t behind the proxy that demands one.',
      clientCertificateExpired:
        'Renew the client certificate configured for this cluster.',
      clientCertificateRejected:
        'Use a client certificate issued by an authority that the cluster trusts. It may have been revoked, or the authority rotated.',
      tlsNotSpoken:
        'Check the port in the cluster’s URL. A local proxy such as `kubectl proxy` needs http:// instead of https://.',
      httpNotSpoken:
        'Check the cluster’s URL: an API server needs https:// and the port of its API, usually 443 or 6443.',
      redirected:
        'The URL probably leads to a login page or a web console. Use the URL of the API server, as `kubectl cluster-info` shows it.',
      notJson:
        'The URL probably leads to a login page, a web console or a proxy’s error page. Use the URL of the API server, as `kubectl cluster-info` shows it.',
      brokenJson:
        'A proxy between Backstage and the cluster may cut or rewrite answers. Try the URL without it.',
    },
  },
} as const;
