/** A member while somebody writes at them, and what of that the API is asked. */
import type { paths } from '../../../api/schema.ts';
import type { Member } from '../../../parts/people.tsx';
import { draftOfHours, type HoursDraft, hoursOf } from './hours-draft.ts';

/** As the fields of the form have it: nothing is an empty text. */
export type MemberDraft = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly role: Member['role'];
  readonly weight: number | '';
  readonly dailyCap: number | '';
  readonly openCap: number | '';
  readonly timeZone: string;
  readonly hours: HoursDraft;
  /** Parted by commas. */
  readonly skills: string;
  readonly territories: string;
};

type BodyOf<Operation> = Operation extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;
export type NewMember = BodyOf<paths['/api/team']['post']>;
export type MemberChange = BodyOf<paths['/api/team/{id}']['patch']>;

export const emptyMemberDraft: MemberDraft = {
  name: '',
  email: '',
  phone: '',
  role: 'rep',
  weight: 1,
  dailyCap: '',
  openCap: '',
  timeZone: '',
  hours: draftOfHours(null),
  skills: '',
  territories: '',
};

export const draftOfMember = (member: Member): MemberDraft => ({
  name: member.name,
  email: member.email ?? '',
  phone: member.phone ?? '',
  role: member.role,
  weight: member.weight,
  dailyCap: member.dailyCap ?? '',
  openCap: member.openCap ?? '',
  timeZone: member.timeZone ?? '',
  hours: draftOfHours(member.hours),
  skills: member.skills.join(', '),
  territories: member.territories.join(', '),
});

/** What the fields ask for, each as the API takes it. */
const askedBy = (draft: MemberDraft) => ({
  name: draft.name,
  email: draft.email,
  phone: draft.phone.trim() === '' ? null : draft.phone.trim(),
  role: draft.role,
  // What is no number stays none, and is refused at its field.
  weight: draft.weight === '' ? Number.NaN : draft.weight,
  dailyCap: draft.dailyCap === '' ? null : draft.dailyCap,
  openCap: draft.openCap === '' ? null : draft.openCap,
  timeZone: draft.timeZone === '' ? null : draft.timeZone,
  hours: hoursOf(draft.hours),
  skills: tagsOf(draft.skills),
  territories: tagsOf(draft.territories),
});

export function newMemberOf(id: string, draft: MemberDraft): NewMember {
  const { phone, ...asked } = askedBy(draft);
  return { id, ...asked, ...(phone === null ? {} : { phone }) };
}

type Field = keyof MemberDraft;
const fields = Object.keys(emptyMemberDraft) as Field[];

/** Fields that say something else than before. */
export function changedFields(base: Member, draft: MemberDraft): Field[] {
  const [before, after] = [askedBy(draftOfMember(base)), askedBy(draft)];
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/** What was changed since `base` and nothing else, so that what a colleague changed elsewhere stays. */
export function changeOfMember(base: Member, draft: MemberDraft): MemberChange {
  const asked = askedBy(draft);
  return Object.fromEntries(changedFields(base, draft).map((field) => [field, asked[field]]));
}

export const fieldWords: Readonly<Record<Field, string>> = {
  name: 'Name',
  email: 'E-mail',
  phone: 'Telephone',
  role: 'Role',
  weight: 'Weight',
  dailyCap: 'Most leads a day',
  openCap: 'Most open leads',
  timeZone: 'Time zone',
  hours: 'Hours',
  skills: 'Skills',
  territories: 'Territories',
};

/** What somebody else made of the member meanwhile, by the names of the fields. */
export const newsOfMember = (base: Member, newest: Member): string[] =>
  changedFields(base, draftOfMember(newest)).map((field) => fieldWords[field]);

const tagsOf = (text: string): string[] =>
  text
    .split(',')
    .map((tag) => tag.trim().toLowerCase())
    .filter((tag) => tag !== '');
