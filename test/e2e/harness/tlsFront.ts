import { createHash, X509Certificate } from 'node:crypto';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSecureContext } from 'node:tls';
import { generate } from 'selfsigned';

/** Where the local server has what the cloud serves from hosts of their own; the web vault is at its root. */
const SERVICES: Record<string, string> = {
  api: '/api',
  identity: '/identity',
  events: '/events',
  vault: '',
};
const DOMAINS = ['bitwarden.com', 'bitwarden.eu'];
/** Every host name of the cloud that the product knows. */
const CLOUD_HOSTS = DOMAINS.flatMap((domain) =>
  Object.keys(SERVICES).map((service) => `${service}.${domain}`),
);

export interface FrontedRequest {
  host: string;
  method: string;
  path: string;
  /** The answer carried headers that open it to other origins. */
  hasCors: boolean;
}

/** The cloud's host names in front of a local server, over TLS. */
export interface TlsFront {
  port: number;
  /** SHA-256 of the certificate's public key, base64: what a browser is told to trust. */
  keyHash: string;
  /** Every host name that a TLS connection was opened for, the cloud's or not, in order of first use. */
  hosts(): string[];
  requests(): FrontedRequest[];
  close(): Promise<void>;
}

/** Good for the cloud's names and for a day, known to nobody outside of this process. */
async function makeCertificate() {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Switchboard test' }], {
    keyType: 'ec',
    notAfterDate: new Date(Date.now() + 24 * 3_600_000),
    extensions: [
      { name: 'subjectAltName', altNames: CLOUD_HOSTS.map((value) => ({ type: 2, value })) },
      { name: 'extKeyUsage', serverAuth: true },
    ],
  });
  const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { cert, key, keyHash: createHash('sha256').update(spki).digest('base64') };
}

/**
 * Starts a TLS front for the local server on `serverPort`. It takes any host name, so that one can tell where a
 * browser that resolves every name to it wanted to go; only the cloud's reach the server.
 */
export async function startTlsFront(serverPort: number): Promise<TlsFront> {
  const { cert, key, keyHash } = await makeCertificate();
  const context = createSecureContext({ cert, key });
  const names = new Set<string>();
  const requests: FrontedRequest[] = [];

  function forward(incoming: IncomingMessage, answer: ServerResponse): void {
    const host = incoming.headers.host ?? '';
    const prefix = CLOUD_HOSTS.includes(host) ? SERVICES[host.split('.')[0] ?? ''] : undefined;
    const record = { host, method: incoming.method ?? '', path: incoming.url ?? '', hasCors: false };
    requests.push(record);
    if (prefix === undefined) {
      answer.writeHead(421).end();
      return;
    }
    const onward = request(
      {
        host: '127.0.0.1',
        port: serverPort,
        method: incoming.method,
        path: prefix + incoming.url,
        headers: { ...incoming.headers, host: `127.0.0.1:${serverPort}` },
      },
      (answered) => {
        record.hasCors = Object.keys(answered.headers).some((name) => name.startsWith('access-control-'));
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      },
    );
    onward.once('error', () => answer.destroy());
    incoming.pipe(onward);
  }

  const server = createServer(
    {
      cert,
      key,
      SNICallback(name, answer) {
        names.add(name);
        answer(null, context);
      },
    },
    forward,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    keyHash,
    hosts: () => [...names],
    requests: () => [...requests],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
