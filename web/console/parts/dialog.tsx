/** A question in front of the page. Its parent shows it or not: what was typed is gone with it. */
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

type DialogProps = {
  readonly title: ReactNode;
  readonly size?: 'md' | 'lg';
  readonly onClose: () => void;
  readonly children: ReactNode;
};

export const Dialog = ({ title, size = 'md', onClose, children }: DialogProps) => (
  <Modal
    opened
    onClose={onClose}
    title={title}
    size={size}
    // Locking would insert a style, which the page's policy stops.
    lockScroll={false}
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    {children}
  </Modal>
);
