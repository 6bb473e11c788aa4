import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SearchBox } from './search-box.tsx';

const box = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search' });
const type = (text: string) => fireEvent.change(box(), { target: { value: text } });
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));

/** An address that follows 500 ms late, as a router on a busy machine does. */
function LateAddress({ heard }: { heard: (value: string) => void }) {
  const [value, setValue] = useState('');
  return (
    <>
      <SearchBox
        label="Search"
        value={value}
        onChange={(next) => {
          heard(next);
          setTimeout(() => setValue(next.trim()), 500);
        }}
      />
      <button type="button" onClick={() => setValue('from the back button')}>
        back
      </button>
    </>
  );
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('SearchBox', () => {
  it('keeps every typed character while the address follows late', () => {
    const heard = vi.fn();
    render(<LateAddress heard={heard} />);
    type('hai ');
    wait(200);
    expect(heard).toHaveBeenLastCalledWith('hai ');
    expect(box()).toHaveValue('hai ');
    type('hai t');
    wait(200);
    type('hai tang');
    wait(150);
    // The first two come back only now.
    wait(400);
    expect(box()).toHaveValue('hai tang');
    wait(1000);
    expect(box()).toHaveValue('hai tang');
    expect(heard.mock.calls.map(([value]) => value)).toEqual(['hai ', 'hai t', 'hai tang']);
  });

  it('follows the address when someone else changes it, and forgets what waited to be sent', () => {
    const heard = vi.fn();
    render(<LateAddress heard={heard} />);
    type('ha');
    fireEvent.click(screen.getByRole('button', { name: 'back' }));
    expect(box()).toHaveValue('from the back button');
    wait(1000);
    expect(heard).not.toHaveBeenCalled();
    type('');
    wait(1000);
    expect(heard).toHaveBeenLastCalledWith('');
    expect(box()).toHaveValue('');
  });

  it('does not send again what is already there', () => {
    const heard = vi.fn();
    render(<LateAddress heard={heard} />);
    type('a');
    type('');
    wait(1000);
    expect(heard).not.toHaveBeenCalled();
  });
});
