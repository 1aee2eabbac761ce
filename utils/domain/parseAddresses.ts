import { isAddress } from './addresses.ts';

/** What stands in the way of inviting an address. */
export type AddressProblem = 'invalid' | 'duplicate' | 'existing';

export interface ParsedAddress {
  /** In lower case, as Bitwarden keeps it; as it was written where it is none. */
  email: string;
  problem: AddressProblem | null;
}

/** What belongs together: `Name <a@b>`, a quoted name with a comma in it, or whatever stands between separators. */
const PART = /(?:"[^"]*"|[^"<>,;\n\r\t])*<[^<>]*>|[^,;\n\r\t]+/g;
const IN_BRACKETS = /<([^<>]*)>/;

/** A part that is no address as a whole may be several with spaces between, or an address with words around it. */
function addressesIn(part: string): string[] {
  const [, inBrackets] = IN_BRACKETS.exec(part) ?? [];
  const text = (inBrackets ?? part).trim();
  if (inBrackets !== undefined || isAddress(text.toLowerCase())) return [text];
  const words = text.split(/\s+/).map((word) => word.replace(/^(?:[('"[]|mailto:)+|[)'"\].]+$/gi, ''));
  const found = words.filter((word) => word.includes('@'));
  return found.length > 0 ? found : [text];
}

/**
 * Everything in a pasted text that could be meant as an address, in its order, each with what is wrong with it.
 *
 * @param existing addresses of people who are there already, in lower case
 */
export function parseAddresses(text: string, existing: ReadonlySet<string>): ParsedAddress[] {
  const seen = new Set<string>();
  return [...text.matchAll(PART)]
    .map(([part]) => part.trim())
    .filter((part) => part !== '')
    .flatMap(addressesIn)
    .map((written): ParsedAddress => {
      const email = written.toLowerCase();
      if (!isAddress(email)) return { email: written, problem: 'invalid' };
      if (seen.has(email)) return { email, problem: 'duplicate' };
      seen.add(email);
      return { email, problem: existing.has(email) ? 'existing' : null };
    });
}
