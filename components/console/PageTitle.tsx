import type { ComponentChildren } from 'preact';

export interface PageTitleProps {
  title: string;
  /** A count or a scope beside the title. */
  meta?: ComponentChildren;
  /** Buttons at the end. */
  children?: ComponentChildren;
}

/** The heading of a page; takes the focus when the page appears. */
export function PageTitle({ title, meta, children }: PageTitleProps) {
  return (
    <header class="page-title">
      <h1 tabIndex={-1}>{title}</h1>
      {meta && <p class="meta">{meta}</p>}
      {children && <div class="actions across">{children}</div>}
    </header>
  );
}
