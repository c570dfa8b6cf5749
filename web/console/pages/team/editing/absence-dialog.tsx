import { Dialog } from '../../../parts/dialog.tsx';
import type { Member } from '../../../parts/people.tsx';
import { Absences } from '../absences.tsx';

type AbsenceDialogProps = { readonly member: Member; readonly onClose: () => void };

export const AbsenceDialog = ({ member, onClose }: AbsenceDialogProps) => (
  <Dialog title={<bdi>Absences of {member.name}</bdi>} size="lg" onClose={onClose}>
    <Absences member={member} />
  </Dialog>
);
