const LONGEST = 256;
/** One mailbox, ASCII before the sign, a dot in the domain, letters at its end (reference/provider-api.md section 3.1). */
const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

export const isAddress = (text: string): boolean => text.length <= LONGEST && ADDRESS.test(text);
