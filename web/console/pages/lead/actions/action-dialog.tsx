import type { ComponentType } from 'react';
import type { Action } from '../lead.ts';
import { ContactDialog } from './contact-dialog.tsx';
import { DispositionDialog } from './disposition-dialog.tsx';
import { MeetingDialog } from './meeting-dialog.tsx';
import type { DialogProps } from './opened.ts';
import { OpportunityDialog } from './opportunity-dialog.tsx';
import { ClaimDialog, ReplyDialog } from './plain-dialogs.tsx';
import { QualifyDialog } from './qualify-dialog.tsx';
import { ReassignDialog } from './reassign-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';
import { WinDialog } from './win-dialog.tsx';

const dialogs: Readonly<Record<Action, ComponentType<DialogProps>>> = {
  claim: ClaimDialog,
  contact: ContactDialog,
  reply: ReplyDialog,
  meetings: MeetingDialog,
  qualify: QualifyDialog,
  opportunity: OpportunityDialog,
  win: WinDialog,
  lose: (props) => <DispositionDialog {...props} action="lose" />,
  disqualify: (props) => <DispositionDialog {...props} action="disqualify" />,
  reopen: ReopenDialog,
  reassign: ReassignDialog,
};

export function ActionDialog({ action, ...props }: DialogProps & { readonly action: Action }) {
  const Dialog = dialogs[action];
  return <Dialog {...props} />;
}
