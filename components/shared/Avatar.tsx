import { initials } from '../../utils/domain/identity.ts';

/** A person's circle; `name` may be an e-mail address. Hidden from assistive technology. */
export function Avatar({ name }: { name: string }) {
  return (
    <span class="avatar" aria-hidden="true">
      {initials(name)}
    </span>
  );
}
