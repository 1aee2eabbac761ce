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
