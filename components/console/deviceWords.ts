import type { DeviceKind, DeviceLabel } from '../../utils/domain/events.ts';
import { type MessageKey, t } from '../../utils/domain/text.ts';

const KIND_WORDS = {
  webVault: 'device_web_vault',
  extension: 'device_extension',
  desktop: 'device_desktop',
  mobile: 'device_mobile',
  cli: 'device_cli',
  server: 'device_server',
  sdk: 'device_sdk',
  unknown: 'device_unknown',
} as const satisfies Record<DeviceKind, MessageKey>;

/** `Web vault, Chrome`. */
export function deviceWords({ kind, name }: DeviceLabel): string {
  const words = t(KIND_WORDS[kind]);
  return name === null ? words : t('device_with_name', words, name);
}
