import { listenToParent } from './control.ts';
import { OptionsError, parseOptions } from './options.ts';
import { DEMO_PASSWORD } from './seed/cast.ts';
import { type RunningServer, startServer } from './server.ts';

const LOGINS = [
  ['kim@northwind.example', 'Provider Admin of Northwind MSP'],
  ['ada@northwind.example', 'Service User of Northwind MSP (Argon2id)'],
  ['mia@northwind.example', 'Service User of Northwind MSP, Provider Admin of Harbour IT Partners'],
  ['leo@northwind.example', 'accepted, not confirmed yet'],
  ['sue@fjordline.example', 'Provider Admin of a suspended provider'],
  ['nora@solo.example', 'in no provider'],
  ['sven@northwind.example', 'second step: authenticator app'],
  ['elin@northwind.example', 'second step: code by e-mail'],
  ['yuki@northwind.example', 'second step: YubiKey'],
  ['many@northwind.example', 'second step: several to choose from'],
  ['wanda@northwind.example', 'second step: passkey alone'],
  ['dua@northwind.example', 'second step: Duo'],
  ['device@northwind.example', 'proves a new device with a mailed code'],
  ['pia@northwind.example', 'bound by the policies of an organization'],
  ['gus@northwind.example', 'newer encryption, first kind'],
  ['fern@northwind.example', 'newer encryption'],
];

function summary(server: RunningServer): string {
  const width = Math.max(...LOGINS.map(([email = '']) => email.length));
  return [
    `The local provider server listens on ${server.url}`,
    `Everyone's password is: ${DEMO_PASSWORD}`,
    ...LOGINS.map(([email = '', who = '']) => `  ${email.padEnd(width)}  ${who}`),
    `Mailed codes, authenticator codes and devices that wait to be let in: ${server.url}/elsewhere`,
  ].join('\n');
}

function sentence(error: unknown): string {
  if (error instanceof OptionsError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken. Choose another with --port, or end the program that has it.';
  }
  throw error;
}

try {
  const server = await startServer(parseOptions(process.argv.slice(2)));
  console.log(summary(server));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
  if (process.send) {
    listenToParent(server);
    process.once('disconnect', () => void server.close().then(() => process.exit(0)));
    process.send({ type: 'listening', port: server.port });
  }
} catch (error) {
  console.error(sentence(error));
  process.exitCode = 1;
}
