import { Drawer } from '@mantine/core';
import { Navigation } from './navigation.tsx';

type NarrowNavigationProps = { readonly isOpen: boolean; readonly close: () => void };

/** The pages, on a screen that has no room for them beside the page. */
export default function NarrowNavigation({ isOpen, close }: NarrowNavigationProps) {
  return (
    <Drawer opened={isOpen} onClose={close} title="Lead Handoff" size={260} lockScroll={false}>
      <Navigation onChoice={close} />
    </Drawer>
  );
}
