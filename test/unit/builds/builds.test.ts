import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { hostPatterns } from '../../../utils/wire/hostPatterns.ts';
import { ROOT } from '../sourceFiles.ts';

/** `npm test` builds all four before this runs. */
const builds = ['chrome-mv3', 'firefox-mv3', 'chrome-mv3-demo', 'firefox-mv3-demo'] as const;
const production = builds.filter((build) => !build.endsWith('-demo'));

const folderOf = (build: string) => join(ROOT, '.output', build);

function filesOf(build: string): { name: string; text: string }[] {
  return readdirSync(folderOf(build), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:js|html|css|json)$/.test(entry.name))
    .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));
}

/** Two libraries ask for a global of their own name; nothing of ours may. */
const withoutLibraryHooks = (text: string) =>
  text.replace(/globalThis\.__zod_globalConfig|window\.__PREACT_SIGNALS_DEVTOOLS__/g, '');

const Manifest = z.object({
  permissions: z.array(z.string()),
  host_permissions: z.array(z.string()),
  optional_host_permissions: z._default(z.array(z.string()), []),
  content_security_policy: z.strictObject({ extension_pages: z.string() }),
  externally_connectable: z.optional(z.strictObject({ ids: z.array(z.string()) })),
});

const read = (build: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(ROOT, '.output', build, 'manifest.json'), 'utf8'));

/** Directive -> its words. */
const policyOf = (build: string): Record<string, string[]> =>
  Object.fromEntries(
    Manifest.parse(read(build))
      .content_security_policy.extension_pages.split(';')
      .map((directive) => directive.trim().split(' '))
      .map(([name = '', ...words]) => [name, words]),
  );

const isDemo = (build: string) => build.endsWith('-demo');

/** Everything that may be asked for without a person being asked. */
const PERMISSIONS = ['alarms', 'idle', 'sidePanel', 'storage'];

const cloud = (domain: string) => ({
  id: 'us' as const,
  host: domain,
  api: `https://api.${domain}`,
  identity: `https://identity.${domain}`,
  events: `https://events.${domain}`,
  vault: `https://vault.${domain}`,
});

describe('the built manifests', () => {
  it.each(builds)('of %s are as agreed', async (build) => {
    const manifest = readFileSync(join(folderOf(build), 'manifest.json'), 'utf8');
    const formatted = `${JSON.stringify(JSON.parse(manifest), null, 2)}\n`;
    await expect(formatted).toMatchFileSnapshot(`./${build}.golden.json`);
  });
});

describe('what ships', () => {
  it.each(production)('%s knows no address of a local server and none without encryption', (build) => {
    const found = filesOf(build).flatMap(({ name, text }) =>
      [...text.matchAll(/127\.0\.0\.1|localhost|\[::1\]|http:\/\/(?!www\.w3\.org\/)[^\s"'`]*/g)].map(
        ([what]) => `${name}: ${what}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it.each(production)('%s knows no demo sign-in', (build) => {
    const found = filesOf(build).filter(({ text }) =>
      /[Nn]orthwind|correct horse battery|\bThis computer\b/.test(text),
    );
    expect(found.map(({ name }) => name)).toEqual([]);
  });

  it.each(builds)('%s carries no source map, no eval and no hook for tests', (build) => {
    const found = filesOf(build).filter(({ text }) =>
      /sourceMappingURL|\beval\(|new Function\(|(?:globalThis|window|self)\.__/.test(
        withoutLibraryHooks(text),
      ),
    );
    expect(found.map(({ name }) => name)).toEqual([]);
    expect(
      readdirSync(folderOf(build), { recursive: true }).filter((file) => String(file).endsWith('.map')),
    ).toEqual([]);
  });

  it.each(builds)('%s has no script or style inside its pages', (build) => {
    for (const { name, text } of filesOf(build).filter(({ name }) => name.endsWith('.html'))) {
      expect(text, name).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=/i);
    }
  });
});

describe.each(builds)('the walls of %s', (build) => {
  it('have no door to web pages or other extensions', () => {
    const manifest = read(build);
    for (const name of [
      'content_scripts',
      'web_accessible_resources',
      'sandbox',
      'chrome_url_overrides',
      'oauth2',
    ])
      expect(manifest).not.toHaveProperty(name);
    // without it every extension may connect in Chrome; Firefox knows none of it
    const { externally_connectable } = Manifest.parse(manifest);
    expect(externally_connectable).toEqual(build.startsWith('chrome') ? { ids: [] } : undefined);
  });

  it('ask for the least', () => {
    const { permissions } = Manifest.parse(read(build));
    expect(permissions.filter((permission) => !PERMISSIONS.includes(permission))).toEqual([]);
  });

  it('reach the hosts of the regions and no other, web vaults only when a person says so', () => {
    const { host_permissions, optional_host_permissions } = Manifest.parse(read(build));
    if (isDemo(build)) {
      expect([host_permissions, optional_host_permissions]).toEqual([['http://127.0.0.1/*'], []]);
      return;
    }
    const regions = ['bitwarden.com', 'bitwarden.eu'].map(cloud);
    expect(host_permissions).toEqual(regions.flatMap(hostPatterns));
    expect(optional_host_permissions).toEqual(regions.map(({ vault }) => `${vault}/*`));
  });

  it('run the strictest policy, with connections to exactly the permitted hosts', () => {
    const { 'connect-src': connect = [], ...rest } = policyOf(build);
    expect(rest).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'", "'wasm-unsafe-eval'"],
      'style-src': ["'self'"],
      'img-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ["'none'"],
    });
    const { host_permissions } = Manifest.parse(read(build));
    const hosts = host_permissions.map((pattern) => pattern.replace(/\/\*$/, isDemo(build) ? ':*' : ''));
    expect(connect).toEqual(hosts);
  });

  it('give every page the same title, with no name in it', () => {
    const pages = readdirSync(join(ROOT, '.output', build)).filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThanOrEqual(3);
    for (const page of pages) {
      const text = readFileSync(join(ROOT, '.output', build, page), 'utf8');
      expect(text.match(/<title>(.*?)<\/title>/)?.[1], page).toBe('Switchboard');
    }
  });
});
