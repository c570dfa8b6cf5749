import { useEffect, useRef } from 'react';

/** In a long form the field that was refused may be far from what was pressed: whoever pressed goes on there. */
export function useRefusedFieldFocus(error: unknown) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!error) return;
    const told = form.current?.querySelector('.mantine-InputWrapper-error');
    const field = told?.closest('.mantine-InputWrapper-root, fieldset');
    const input = field?.querySelector('input:checked') ?? field?.querySelector('input, select, textarea');
    if (input instanceof HTMLElement) input.focus();
  }, [error]);
  return form;
}
