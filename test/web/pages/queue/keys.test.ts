import { describe, expect, it } from 'vitest';
import { commandOf } from '../../../../web/console/pages/queue/keys.ts';

const key = (name: string, more: object = {}) => ({
  key: name,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...more,
});

describe('the keys of the list', () => {
  it('record what was done', () => {
    expect(commandOf(key('c'), true)).toEqual({ kind: 'press', press: 'call' });
    expect(commandOf(key('i'), false)).toEqual({ kind: 'press', press: 'claim' });
  });

  it('leave the browser its own', () => {
    expect(commandOf(key('c', { ctrlKey: true }), true)).toBeNull();
    expect(commandOf(key('s', { metaKey: true }), true)).toBeNull();
    expect(commandOf(key('Tab'), true)).toBeNull();
    expect(commandOf(key('constructor'), true)).toBeNull();
  });

  it('leave Enter to a link or a button that has the focus', () => {
    expect(commandOf(key('Enter'), true)).toEqual({ kind: 'open' });
    expect(commandOf(key('Enter'), false)).toBeNull();
  });

  it('scroll when held down, and record nothing more', () => {
    expect(commandOf(key('j', { repeat: true }), true)).toEqual({ kind: 'move', by: 1 });
    expect(commandOf(key('c', { repeat: true }), true)).toBeNull();
  });
});
