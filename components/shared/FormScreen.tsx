import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../utils/domain/text.ts';
import { Mark } from './Mark.tsx';

export interface FormScreenProps {
  title: string;
  lead?: ComponentChildren;
  children: ComponentChildren;
}

/** A screen with one question: the product's name above, the note of independence below. */
export function FormScreen({ title, lead, children }: FormScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    // the field that had the focus is gone, and nothing here took it
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <main class="form">
      <div class="brand">
        <Mark size={20} />
        {t('name')}
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <div class="lead">{lead}</div>
      {children}
      <footer>{t('unaffiliated')}</footer>
    </main>
  );
}
