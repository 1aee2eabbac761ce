/** What a browser has not answered by then it never will, and the error names the question; milliseconds. */
export const MOST_FOR_AN_ANSWER = 60_000;
