/** By number, as in reference/provider-api.md section 1. */
const DEVICE_TYPES = [
  'Android',
  'iOS',
  'ChromeExtension',
  'FirefoxExtension',
  'OperaExtension',
  'EdgeExtension',
  'WindowsDesktop',
  'MacOsDesktop',
  'LinuxDesktop',
  'ChromeBrowser',
  'FirefoxBrowser',
  'OperaBrowser',
  'EdgeBrowser',
  'IEBrowser',
  'UnknownBrowser',
  'AndroidAmazon',
  'UWP',
  'SafariBrowser',
  'VivaldiBrowser',
  'VivaldiExtension',
  'SafariExtension',
  'SDK',
  'Server',
  'WindowsCLI',
  'MacOsCLI',
  'LinuxCLI',
  'DuckDuckGoBrowser',
];

/** The number of a device type written as number or name; undefined when it is neither. */
export function parseDeviceType(text: string | undefined): number | undefined {
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) < DEVICE_TYPES.length ? Number(text) : undefined;
  const index = DEVICE_TYPES.findIndex((name) => name.toLowerCase() === text.toLowerCase());
  return index === -1 ? undefined : index;
}

export const deviceTypeName = (deviceType: number): string => DEVICE_TYPES[deviceType] ?? 'UnknownBrowser';
