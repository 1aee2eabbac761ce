import { classes } from './classes.ts';

export interface MonogramProps {
  /** Two letters. */
  code: string;
  /** One of the twelve client hues. */
  hue: string;
  /** 20, 24 (without), 28 or 40 px. */
  size?: 's' | 'm' | 'l';
  /** The client worked in. */
  solid?: boolean;
  /** A client whose key does not open. */
  muted?: boolean;
}

/** A client's tile. Hidden from assistive technology, because the name stands beside it. */
export function Monogram({ code, hue, size, solid = false, muted = false }: MonogramProps) {
  return (
    <span
      class={classes('monogram', size && `monogram-${size}`, muted ? 'is-muted' : solid && 'is-solid')}
      data-hue={hue}
      aria-hidden="true"
    >
      {code}
    </span>
  );
}
