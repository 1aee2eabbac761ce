/** How many ids are remembered: what some thirty openings of the popup send. */
const MOST = 300;

/** Tells the first use of an id from every later one. What has begun under an id does not begin under it again. */
export function createOnce(): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > MOST && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}
