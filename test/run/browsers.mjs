// Plain JavaScript on Node 20 built-ins: setup.mjs runs this before anything is installed.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/** Firefox: `strict_min_version` of the manifest. Chromium: loads extensions over its debugging pipe. */
export const OLDEST = { chromium: 137, firefox: 142 };

const SETTING = { chromium: 'SWITCHBOARD_CHROMIUM', firefox: 'SWITCHBOARD_FIREFOX' };

const NAMES_ON_PATH = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  firefox: ['firefox', 'firefox-esr'],
};

const FOLDER_OF_INSTALLER = { chromium: 'chrome', firefox: 'firefox' };

/** Where @puppeteer/browsers is told to install, outside the project so that a fresh clone finds it again. */
export function browserCacheFolder() {
  if (process.platform === 'darwin')
    return path.join(homedir(), 'Library', 'Caches', 'switchboard', 'browsers');
  if (process.platform === 'win32') {
    return path.join(
      process.env.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local'),
      'switchboard',
      'browsers',
    );
  }
  return path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'switchboard', 'browsers');
}

/** @param {BrowserName} browser */
function onPath(browser) {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return NAMES_ON_PATH[browser].flatMap((name) => folders.map((folder) => path.join(folder, name + ending)));
}

/** @param {BrowserName} browser */
function inUsualPlaces(browser) {
  if (process.platform === 'darwin') {
    const programs = {
      chromium: [
        'Chromium.app/Contents/MacOS/Chromium',
        'Google Chrome.app/Contents/MacOS/Google Chrome',
        'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ],
      firefox: ['Firefox.app/Contents/MacOS/firefox'],
    };
    return programs[browser].flatMap((program) => [
      path.join('/Applications', program),
      path.join(homedir(), 'Applications', program),
    ]);
  }
  if (process.platform === 'win32') {
    const programs = {
      chromium: ['Chromium/Application/chrome.exe', 'Google/Chrome/Application/chrome.exe'],
      firefox: ['Mozilla Firefox/firefox.exe'],
    };
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    );
    return programs[browser].flatMap((program) => folders.map((folder) => path.join(folder, program)));
  }
  return [];
}

/** @param {BrowserName} browser */
function inCache(browser) {
  const folder = path.join(browserCacheFolder(), FOLDER_OF_INSTALLER[browser]);
  if (!existsSync(folder)) return [];
  const programs = {
    chromium: [
      'chrome-linux64/chrome',
      'chrome-win64/chrome.exe',
      'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    ],
    firefox: ['firefox/firefox', 'core/firefox.exe', 'Firefox.app/Contents/MacOS/firefox'],
  };
  const newestFirst = new Intl.Collator('en', { numeric: true });
  return readdirSync(folder)
    .sort((a, b) => newestFirst.compare(b, a))
    .flatMap((build) => programs[browser].map((program) => path.join(folder, build, program)));
}

/**
 * Browsers packed as a snap see neither our temporary profiles nor our builds.
 * @param {string} program
 */
function isSnap(program) {
  const real = realpathSync(program);
  if (real === '/usr/bin/snap' || real.startsWith('/snap/')) return true;
  const start = Buffer.alloc(4096);
  const file = openSync(real, 'r');
  readSync(file, start);
  closeSync(file);
  return start.includes('#!') && start.includes('/snap/bin/');
}

/**
 * The major version a program reports; null when it does not run. Windows programs open a window when asked, so
 * there the answer is Infinity: taken as it is.
 * @param {string} program
 */
function majorVersion(program) {
  if (process.platform === 'win32') return Number.POSITIVE_INFINITY;
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  const version = status === 0 ? /(\d+)\.\d/.exec(stdout) : null;
  return version ? Number(version[1]) : null;
}

/** @param {BrowserName} browser @param {string} program */
function isUsable(browser, program) {
  if (!existsSync(program)) return false;
  if (process.platform === 'linux' && isSnap(program)) return false;
  const version = majorVersion(program);
  return version !== null && version >= OLDEST[browser];
}

/**
 * The program file of a browser that runs and is new enough; null when there is none.
 * @param {BrowserName} browser
 * @returns {string | null}
 * @throws when the environment names a program that cannot be used
 */
export function findBrowser(browser) {
  const chosen = process.env[SETTING[browser]];
  if (chosen) {
    if (isUsable(browser, chosen)) return chosen;
    throw new Error(
      `${SETTING[browser]} is ${chosen}, which is not a ${browser} ${OLDEST[browser]} or newer that runs here.`,
    );
  }
  const candidates = [...onPath(browser), ...inUsualPlaces(browser), ...inCache(browser)];
  return candidates.find((program) => isUsable(browser, program)) ?? null;
}
