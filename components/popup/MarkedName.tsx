import type { Match } from '../../utils/domain/search.ts';

/** A client's name with the letters that match marked. */
export function MarkedName({ client: { name }, ranges }: Match) {
  if (ranges.length === 0) return <bdi>{name}</bdi>;
  const parts = [];
  let at = 0;
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    const [start = 0, end = 0] = [ranges[i], ranges[i + 1]];
    parts.push(name.slice(at, start), <mark key={start}>{name.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <bdi>
      {parts}
      {name.slice(at)}
    </bdi>
  );
}
