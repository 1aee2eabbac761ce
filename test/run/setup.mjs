// Makes a fresh clone ready: `node test/run/setup.mjs start` before npm start, `… test` before npm test and
// npm run bench. Says one line per thing it does, nothing when all is there. Node 20 built-ins only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { browserCacheFolder, findBrowser, OLDEST } from './browsers.mjs';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const modules = path.join(project, 'node_modules');
const onWindows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;

/** @param {string} text */
function say(text) {
  console.log(`set-up: ${text}`);
}

/**
 * Runs a program in the project folder and keeps what it prints.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
function run(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim() };
}

/** The end of a long output, where the reason stands. @param {string} output */
function lastLines(output) {
  return output.split('\n').slice(-15).join('\n');
}

/** The Node of the project, which runs everything after this set-up. */
function projectNode() {
  return onWindows ? path.join(modules, 'node', 'bin', 'node.exe') : path.join(modules, '.bin', 'node');
}

function projectNodeRuns() {
  if (!existsSync(projectNode())) return false;
  const [major = 0, minor = 0] = run(projectNode(), ['-p', 'process.versions.node'])
    .output.split('.')
    .map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}

/** Changes whenever another `npm ci` would give another node_modules. */
function dependencyStamp() {
  const { dependencies, devDependencies, overrides, allowScripts } = JSON.parse(
    readFileSync(path.join(project, 'package.json'), 'utf8'),
  );
  return createHash('sha256')
    .update(readFileSync(path.join(project, 'package-lock.json')))
    .update(JSON.stringify({ dependencies, devDependencies, overrides, allowScripts }))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

function installDependencies() {
  const stampFile = path.join(modules, '.switchboard-stamp');
  const stamp = dependencyStamp();
  const isCurrent = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (isCurrent && projectNodeRuns()) return;
  say('installing the packages of package-lock.json (a minute or two)');
  // The install script of the package `node` brings the Node that runs the rest: never without scripts.
  const args = ['ci', '--include=dev', '--ignore-scripts=false'];
  const npm = process.env.npm_execpath;
  const { ok, output } = npm?.endsWith('npm-cli.js')
    ? run(process.execPath, [npm, ...args])
    : run('npm', args, { shell: onWindows });
  if (!ok) throw new Error(`npm ci failed:\n${lastLines(output)}`);
  if (!projectNodeRuns())
    throw new Error('npm ci ended well, but the Node in node_modules/.bin does not run.');
  writeFileSync(stampFile, stamp);
}

function prepareTypes() {
  if (existsSync(path.join(project, '.wxt', 'tsconfig.json'))) return;
  say('preparing the generated types');
  const { ok, output } = run(projectNode(), [path.join(modules, 'wxt', 'bin', 'wxt.mjs'), 'prepare']);
  if (!ok) throw new Error(`wxt prepare failed:\n${lastLines(output)}`);
}

/** Debian and its like, as root. Ubuntu is left out: its packages of both browsers are snaps. */
function canUseApt() {
  if (process.platform !== 'linux' || !isRoot || !existsSync('/etc/os-release')) return false;
  const ids = /^ID(?:_LIKE)?=.*$/gm;
  const distribution = (readFileSync('/etc/os-release', 'utf8').match(ids) ?? []).join(' ');
  return (
    distribution.includes('debian') && !distribution.includes('ubuntu') && run('apt-get', ['--version']).ok
  );
}

/** `apt-get update`, waiting up to five minutes for another one: apt waits for dpkg's lock by itself, not for this one. */
async function updatePackageLists() {
  const deadline = Date.now() + 300_000;
  let result = run('apt-get', ['update', '-q']);
  while (!result.ok && result.output.includes('lists/lock') && Date.now() < deadline) {
    await pause(2_000);
    result = run('apt-get', ['update', '-q']);
  }
  return result;
}

/** @param {string} packageName */
async function installWithApt(packageName) {
  say(`installing the Debian package ${packageName}`);
  const update = await updatePackageLists();
  if (!update.ok) return update;
  const args = [
    'install',
    '-q',
    '-y',
    '--no-install-recommends',
    '-o',
    'DPkg::Lock::Timeout=300',
    packageName,
  ];
  return run('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/** @param {'chromium' | 'firefox'} browser */
function installWithPuppeteer(browser) {
  const build = browser === 'chromium' ? 'chrome@stable' : 'firefox@stable';
  say(`downloading ${build} to ${browserCacheFolder()}`);
  const installer = path.join(modules, '@puppeteer', 'browsers', 'lib', 'main-cli.js');
  const systemPackages =
    browser === 'chromium' && process.platform === 'linux' && isRoot ? ['--install-deps'] : [];
  const args = [installer, 'install', build, '--path', browserCacheFolder(), ...systemPackages];
  return run(projectNode(), args);
}

/**
 * Installs a browser if none is there; answers why it could not, or null when it is there.
 * @param {'chromium' | 'firefox'} browser
 */
async function provideBrowser(browser) {
  if (findBrowser(browser)) return null;
  const outputs = [];
  if (canUseApt()) {
    outputs.push((await installWithApt(browser === 'chromium' ? 'chromium' : 'firefox-esr')).output);
    if (findBrowser(browser)) return null;
  }
  outputs.push(installWithPuppeteer(browser).output);
  if (findBrowser(browser)) return null;
  const name = browser === 'chromium' ? 'Chromium or Chrome' : 'Firefox';
  const advice = `Install it, or set SWITCHBOARD_${browser.toUpperCase()} to its program file, and run this again.`;
  const reasons = outputs.map(lastLines).join('\n');
  return `${name} ${OLDEST[browser]} or newer is not here and could not be installed. ${advice}\n${reasons}`;
}

/** @param {string | undefined} purpose */
async function provideBrowsers(purpose) {
  if (purpose === 'start' && (findBrowser('chromium') || findBrowser('firefox'))) return;
  const missing = [];
  for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
    const problem = await provideBrowser(browser);
    if (problem) missing.push(problem);
    else if (purpose === 'start') return;
  }
  if (missing.length > 0) throw new Error(missing.join('\n'));
}

/** Without a single font the pages have no letters, and the pictures and contrast checks are worthless. */
async function provideFonts() {
  if (process.platform !== 'linux') return;
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', path.join(homedir(), '.local/share/fonts')];
  const hasFont = folders
    .filter((folder) => existsSync(folder))
    .some((folder) =>
      readdirSync(folder, { recursive: true }).some((file) => /\.(ttf|otf|ttc|pfb)$/i.test(String(file))),
    );
  if (hasFont) return;
  if (!canUseApt()) throw new Error('This system has no font at all. Install one, for example Liberation.');
  const { ok, output } = await installWithApt('fonts-liberation');
  if (!ok) throw new Error(`No font could be installed:\n${lastLines(output)}`);
}

async function main() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    throw new Error(`Node ${process.versions.node} is too old: Switchboard is built with Node 20 or newer.`);
  installDependencies();
  prepareTypes();
  await provideBrowsers(process.argv[2]);
  await provideFonts();
}

try {
  await main();
} catch (problem) {
  console.error(`set-up: ${problem instanceof Error ? problem.message : problem}`);
  process.exitCode = 1;
}
