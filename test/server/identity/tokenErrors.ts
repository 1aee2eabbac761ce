/** The refusals of the token endpoint that this server can give (reference/identity-and-crypto.md section 4.5). */

export type Refusal = { error: string; [name: string]: unknown };

const refusal = (
  error: string,
  description: string,
  message: string,
  more: Record<string, unknown> = {},
) => ({
  error,
  error_description: description,
  ErrorModel: { Message: message, Object: 'error' },
  ...more,
});

/** Text and description are the same for some. */
const said = (error: string, message: string, more: Record<string, unknown> = {}) =>
  refusal(error, message, message, more);

const WRONG = 'invalid_username_or_password';

/** Without a model: problems of the request itself rather than of the person signing in. */
export const bare = (
  error: 'invalid_client' | 'invalid_request' | 'unsupported_grant_type' | 'invalid_scope' | 'invalid_grant',
) => ({ error });

export const WRONG_PASSWORD = refusal(
  'invalid_grant',
  WRONG,
  'Username or password is incorrect. Try again.',
);
export const WRONG_TWO_STEP_TOKEN = refusal('invalid_grant', WRONG, 'Two-step token is invalid. Try again.');
export const NO_SECOND_STEP = refusal('invalid_grant', WRONG, 'No two-step providers enabled.');
export const LEGACY_ACCOUNT = refusal(
  'invalid_grant',
  WRONG,
  'Legacy encryption without a userkey is no longer supported. To recover your account, please contact support',
);
export const VERSION_MISSING = said(
  'version_header_missing',
  'No client version header found, required to prevent encryption errors. Please confirm your client is supplying the header: "Bitwarden-Client-Version"',
);
export const VERSION_TOO_OLD = said(
  'invalid_client_version',
  'Please update your app to continue using Bitwarden',
);
export const DEVICE_MISSING = refusal(
  'device_error',
  'No device information provided',
  'no device information provided',
);
export const NEW_DEVICE = refusal(
  'device_error',
  'New device verification required',
  'new device verification required',
);
export const WRONG_DEVICE_CODE = refusal('device_error', 'Invalid New Device OTP', 'invalid new device otp');

export const ssoRequired = (identifier: string) =>
  said('invalid_grant', 'Sso authentication is required.', { SsoOrganizationIdentifier: identifier });

export const SSO_AFTER_RECOVERY = said(
  'invalid_grant',
  'Two-factor recovery has been performed. SSO authentication is required.',
);
export const UNKNOWN_DEVICE_REQUEST = refusal(
  'device_error',
  'Auth requests are not supported on unknown devices',
  'auth request flow unsupported on unknown device',
);
