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
  // Locking would insert a style, which the page's policy stops.
  <Modal.Root opened onClose={onClose} size={size} lockScroll={false}>
    <Modal.Overlay />
    <Modal.Content>
      {/* The library's element is a header: to whoever jumps between landmarks, a second one of the page. */}
      <Modal.Header role="presentation">
        <Modal.Title>{title}</Modal.Title>
        <Modal.CloseButton aria-label="Close" />
      </Modal.Header>
      <Modal.Body>{children}</Modal.Body>
    </Modal.Content>
  </Modal.Root>
);
