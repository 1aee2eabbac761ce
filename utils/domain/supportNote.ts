/** What Bitwarden's support asks for first. Nothing secret, and no name of a client or a person. */
export interface SupportFacts {
  provider: string;
  role: string;
  /** As people call it: its host. */
  region: string;
  /** Of the extension. */
  version: string;
}

const MAIL = 'support@bitwarden.com';

/** Line for line what is sent, with room for what it is about. */
export function supportText({ provider, role, region, version }: SupportFacts): string {
  return [
    `Provider: ${provider.replace(/\s+/g, ' ')}`,
    `Role: ${role}`,
    `Region: ${region}`,
    `Extension: Switchboard ${version} (not made by Bitwarden)`,
  ].join('\n');
}

/** Opens the person's own mail program with that text, and sends nothing by itself. */
export const supportMail = (subject: string, text: string): string =>
  `mailto:${MAIL}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(`${text}\n\n`)}`;
