import { defineConfig } from 'wxt';
import { withoutDice } from './withoutDice.ts';

const HOSTS = {
  production: [
    'https://api.bitwarden.com',
    'https://identity.bitwarden.com',
    'https://events.bitwarden.com',
    'https://api.bitwarden.eu',
    'https://identity.bitwarden.eu',
    'https://events.bitwarden.eu',
  ],
  demo: ['http://127.0.0.1'],
};

/** Asked for at the moment of need: the web vaults, which the product opens in tabs and needs to hear from for one kind of second step. */
const OPTIONAL_HOSTS = {
  production: ['https://vault.bitwarden.com', 'https://vault.bitwarden.eu'],
  demo: [],
};

const GECKO_ID = {
  production: 'switchboard@switchboard.example',
  demo: 'switchboard-demo@switchboard.example',
};

/** Typed into the address bar before a client. */
const KEYWORD = { production: 'sb', demo: 'sbd' };

/** Where `npm run dev` serves changed files from, at the first free port. */
const DEV_SERVER = 'localhost:*';

/** The strictest policy both browsers run; `connect-src` names the exact hosts. */
function contentSecurityPolicy(connect: string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${connect.join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** For `npm run dev` alone: pages load from the development server, which writes styles and reloads by socket. */
function developmentPolicy(connect: string[]): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' http://${DEV_SERVER}`,
    `style-src 'self' 'unsafe-inline' http://${DEV_SERVER}`,
    `img-src 'self' http://${DEV_SERVER}`,
    `connect-src ${connect.join(' ')} http://${DEV_SERVER} ws://${DEV_SERVER}`,
    "object-src 'none'",
  ].join('; ');
}

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser, mode, command }) => {
    const flavour = mode === 'production' ? 'production' : 'demo';
    const hosts = HOSTS[flavour];
    const optionalHosts = OPTIONAL_HOSTS[flavour].map((host) => `${host}/*`);
    const connect = flavour === 'demo' ? ['http://127.0.0.1:*'] : hosts;
    const policy = command === 'serve' ? developmentPolicy : contentSecurityPolicy;
    return {
      name: flavour === 'demo' ? '__MSG_name_demo__' : '__MSG_name__',
      description: '__MSG_description__',
      default_locale: 'en',
      permissions: ['storage', 'alarms', 'idle'],
      host_permissions: hosts.map((host) => `${host}/*`),
      ...(optionalHosts.length > 0 ? { optional_host_permissions: optionalHosts } : {}),
      content_security_policy: { extension_pages: policy(connect) },
      omnibox: { keyword: KEYWORD[flavour] },
      commands: {
        _execute_action: { suggested_key: { default: 'Alt+Shift+S' } },
        'lock-now': {
          suggested_key: { default: 'Alt+Shift+L' },
          description: '__MSG_command_lock_now__',
        },
        'last-client': {
          suggested_key: { default: 'Alt+Shift+K' },
          description: '__MSG_command_last_client__',
        },
        'back-to-provider': {
          suggested_key: { default: 'Alt+Shift+U' },
          description: '__MSG_command_back__',
        },
      },
      ...(browser === 'firefox'
        ? {
            browser_specific_settings: {
              gecko: {
                id: GECKO_ID[flavour],
                strict_min_version: '142.0',
                data_collection_permissions: { required: ['none'] },
              },
            },
          }
        : { minimum_chrome_version: '120', externally_connectable: { ids: [] } }),
    };
  },
  vite: () => ({
    plugins: [withoutDice],
    build: {
      modulePreload: { polyfill: false },
      sourcemap: false,
      // it does not say that its writer, which nothing here uses, may be left out
      rollupOptions: { treeshake: { moduleSideEffects: [{ test: /\/cborg\//, sideEffects: false }] } },
    },
  }),
  // a browser of its own only where it could be seen
  webExt: { disabled: process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY },
  zip: { excludeSources: ['test-output/**', '**/*.log', '.output/**'] },
});
