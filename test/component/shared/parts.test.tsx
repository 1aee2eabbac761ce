// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Badge } from '../../../components/shared/Badge.tsx';
import { Button } from '../../../components/shared/Button.tsx';
import { EmptyState } from '../../../components/shared/EmptyState.tsx';
import { FailureNotice } from '../../../components/shared/FailureNotice.tsx';
import { Field } from '../../../components/shared/Field.tsx';
import { IconButton } from '../../../components/shared/IconButton.tsx';
import { Monogram } from '../../../components/shared/Monogram.tsx';
import { Notice } from '../../../components/shared/Notice.tsx';
import { SeatMeter } from '../../../components/shared/SeatMeter.tsx';
import { useEnglish } from '../catalogue.ts';
import { expectAccessible } from './expectAccessible.ts';
import { descriptionOf } from './typing.ts';

beforeAll(useEnglish);
afterEach(cleanup);

const inMain = (content: ComponentChildren) => render(<main>{content}</main>);

describe('a button', () => {
  it('says why it cannot be pressed, stays focusable and does nothing', async () => {
    const onClick = vi.fn();
    inMain(
      <>
        <Button onClick={onClick} notAllowed="Only Provider Admins can do this.">
          Invite people
        </Button>
        <IconButton icon="refresh" label="Refresh" onClick={onClick} notAllowed="Wait for the list." />
      </>,
    );
    for (const [name, reason] of [
      ['Invite people', 'Only Provider Admins can do this.'],
      ['Refresh', 'Wait for the list.'],
    ]) {
      const button = screen.getByRole('button', { name: name ?? '' });
      expect(button.getAttribute('aria-disabled')).toBe('true');
      expect(descriptionOf(button)).toBe(reason);
      button.focus();
      expect(document.activeElement).toBe(button);
      fireEvent.click(button);
    }
    expect(onClick).not.toHaveBeenCalled();
    await expectAccessible();
  });

  it('keeps its label and ignores a second press while busy', () => {
    const onClick = vi.fn();
    inMain(
      <Button onClick={onClick} busy icon="refresh">
        Check again
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Check again' });
    expect(button.getAttribute('aria-busy')).toBe('true');
    fireEvent.click(button);
    expect(onClick).not.toHaveBeenCalled();
  });

  it('does not send a form that it may not send', () => {
    const onSubmit = vi.fn((event: Event) => event.preventDefault());
    inMain(
      <form onSubmit={onSubmit}>
        <Button type="submit" busy>
          Unlock
        </Button>
      </form>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    expect(onSubmit).not.toHaveBeenCalled();
  });
});

describe('a field', () => {
  it('ties its hint, and in place of it its error, to the input', async () => {
    const onInput = vi.fn();
    const { rerender } = inMain(<Field label="Name" value="" onInput={onInput} hint="As in the log" />);
    expect(descriptionOf(screen.getByLabelText('Name'))).toBe('As in the log');
    fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'Kim' } });
    expect(onInput).toHaveBeenCalledWith('Kim');
    rerender(
      <main>
        <Field label="Name" value="Kim" onInput={onInput} hint="As in the log" error="Too short" />
      </main>,
    );
    const input = screen.getByLabelText('Name');
    expect(descriptionOf(input)).toBe('Too short');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    await expectAccessible();
  });
});

describe('what is shown', () => {
  it('interrupts for danger only', async () => {
    inMain(
      <>
        <Notice kind="warn">Old list</Notice>
        <FailureNotice failure={{ kind: 'internal' }} />
        <FailureNotice failure={{ kind: 'offline' }} onRetry={() => {}} retryLabel="Connect" />
      </>,
    );
    expect(screen.getAllByRole('status').map((notice) => notice.textContent)).toEqual([
      'Old list',
      'Offline. Connect to a network, then try again.Connect',
    ]);
    expect(screen.getByRole('alert').textContent).toMatch(/^Something went wrong/);
    await expectAccessible();
  });

  it('gives seats as figures, as words and as a level', async () => {
    const { container } = inMain(
      <>
        <SeatMeter seats={{ used: 57, total: 60 }} />
        <SeatMeter seats={{ used: 3, total: null }} />
        <Monogram code="CD" hue="fern" size="l" solid />
        <Badge kind="warn" icon="suspended">
          Suspended
        </Badge>
        <EmptyState icon="clients" title="No clients yet" />
      </>,
    );
    expect(container.querySelector('.seats.is-near .figures')?.textContent).toBe('57/60');
    expect(screen.getByText('57 of 60 seats, nearly full')).toBeDefined();
    expect(container.querySelectorAll('.meter')).toHaveLength(1);
    expect(container.querySelector('.monogram')?.getAttribute('aria-hidden')).toBe('true');
    await expectAccessible();
  });
});
