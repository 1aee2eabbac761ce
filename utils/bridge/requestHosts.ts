import { browser } from 'wxt/browser';

/**
 * Asks the browser, and it the person, to let us talk to one region. Only straight from a click: nothing may be awaited
 * before.
 *
 * @param host as the worker names the region: `bitwarden.com`. The demo knows no domain and has one host.
 */
export function requestHosts(host: string): Promise<boolean> {
  const all: string[] = browser.runtime.getManifest().host_permissions ?? [];
  const ofRegion = all.filter((pattern) => pattern.endsWith(`.${host}/*`));
  return browser.permissions.request({ origins: ofRegion.length > 0 ? ofRegion : all });
}

/**
 * The same for the web vault of a region, whose tab we hear from while Duo asks in it. The demo may do so already.
 */
export function requestVault(host: string): Promise<boolean> {
  const all: string[] = browser.runtime.getManifest().optional_host_permissions ?? [];
  const origins = all.filter((pattern) => pattern.endsWith(`//vault.${host}/*`));
  return origins.length > 0 ? browser.permissions.request({ origins }) : Promise.resolve(true);
}
