import type { ComponentChildren } from 'preact';
import { t } from '../../utils/domain/text.ts';
import { Mark } from './Mark.tsx';

export interface FormScreenProps {
  title: string;
  lead?: ComponentChildren;
  children: ComponentChildren;
}

/** A screen with one question: the product's name above, the note of independence below. */
export function FormScreen({ title, lead, children }: FormScreenProps) {
  return (
    <main class="form">
      <div class="brand">
        <Mark size={20} />
        {t('name')}
      </div>
      <h1>{title}</h1>
      <div class="lead">{lead}</div>
      {children}
      <footer>{t('unaffiliated')}</footer>
    </main>
  );
}
