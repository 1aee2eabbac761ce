import { type MessageKey, t } from '../../utils/domain/text.ts';

/** Stands for the name until the message is split there; no catalogue contains it. */
const HERE = '\uE000';

/** A message whose `$1` is a name that somebody gave: kept apart, so that it cannot turn the sentence around. */
export function Named({ message, name }: { message: MessageKey; name: string }) {
  const [before, after] = t(message, HERE).split(HERE);
  return (
    <>
      {before}
      <bdi>{name}</bdi>
      {after}
    </>
  );
}
