import { defineConfig } from 'wxt';

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

const GECKO_ID = {
  production: 'switchboard@switchboard.example',
  demo: 'switchboard-demo@switchboard.example',
};

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

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser, mode }) => {
    const flavour = mode === 'demo' ? 'demo' : 'production';
    const hosts = HOSTS[flavour];
    return {
      name: flavour === 'demo' ? '__MSG_name_demo__' : '__MSG_name__',
      description: '__MSG_description__',
      default_locale: 'en',
      permissions: ['storage', 'alarms'],
      host_permissions: hosts.map((host) => `${host}/*`),
      content_security_policy: {
        extension_pages: contentSecurityPolicy(flavour === 'demo' ? ['http://127.0.0.1:*'] : hosts),
      },
      commands: {
        _execute_action: { suggested_key: { default: 'Alt+Shift+S' } },
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
    build: { modulePreload: { polyfill: false }, sourcemap: false },
  }),
  zip: { excludeSources: ['**/*.log', '.output/**'] },
});
