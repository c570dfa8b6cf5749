import * as z from 'zod';
import { id } from '../../model/ids.ts';
import { auditQuery, keyId, memberChange, newKeyRequest, newMemberRequest } from '../../team-contracts.ts';
import { type MeAnswer, meAnswer } from '../me.ts';
import { emptyRequest } from '../requests.ts';
import type { AuditAnswer, IssuedKeyAnswer, KeyListAnswer, MemberAnswer } from '../team.ts';
import { auditAnswer, issuedKeyAnswer, keyListAnswer, memberChangedAnswer, teamAnswer } from '../team.ts';
import { etag, ifMatch, json, managers, ok, people, type Route, readersOfFigures } from './route.ts';

const path = z.object({ id: id.describe('The member.') });

const profile = {
  id: 'alex',
  name: 'Alex Rivera',
  email: 'alex@example.com',
  role: 'rep',
  weight: 2,
  skills: ['enterprise'],
} as const;

const member: MemberAnswer = {
  ...profile,
  skills: [...profile.skills],
  active: true,
  timeZone: null,
  availability: 'on',
  outOfOffice: [{ from: '2026-12-24T12:00:00Z', to: '2026-12-28T08:00:00Z' }],
  hours: null,
  dailyCap: 20,
  openCap: null,
  territories: [],
  alerts: { webhook: null, quietHours: '22:00-07:00' },
  load: { open: 7, today: 3 },
  availableNow: { available: true, reason: null },
  version: 4,
  etag: '"4"',
};
const changed = (status: 200 | 201, description: string, example?: MemberAnswer): Route['answers'] => ({
  [status]: { description, content: json(memberChangedAnswer, example), headers: etag },
});

const audit: AuditAnswer = {
  items: [
    {
      at: '2026-11-23T15:00:00.000Z',
      actor: 'admin:robin',
      what: 'member-changed',
      id: 'alex',
      fields: ['weight'],
    },
  ],
  nextCursor: null,
};

const key = {
  keyId: '01kasrw0h0abcdefghjkmnpqrs',
  name: 'reports',
  role: 'bi',
  createdAt: '2026-11-23T15:00:00.000Z',
} as const;
const keys: KeyListAnswer = { items: [{ ...key, createdBy: 'admin:robin', revokedAt: null }] };
const issued: IssuedKeyAnswer = { apiKey: `lh_${key.keyId}_shown-this-once`, ...key };

const me: MeAnswer = {
  kind: 'person',
  memberId: 'alex',
  name: profile.name,
  role: 'rep',
  timeZone: null,
  modelTimeZone: 'America/New_York',
  mayReadAllLeads: false,
};

export const teamRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/api/me',
    operationId: 'readMe',
    tag: 'Team',
    summary: 'Says who is calling, in which role',
    roles: readersOfFigures,
    answers: ok(meAnswer, me, 'Who the credentials stand for.'),
  },
  {
    method: 'get',
    path: '/api/team',
    operationId: 'listTeam',
    tag: 'Team',
    summary: 'Lists the members with their load and availability',
    roles: people,
    answers: ok(teamAnswer, { items: [member] }, 'Everybody on the team, and who left.'),
  },
  {
    method: 'post',
    path: '/api/team',
    operationId: 'addMember',
    tag: 'Team',
    summary: 'Adds a member',
    description: 'Managers and admins are added by admins.',
    roles: managers,
    body: json(newMemberRequest, profile),
    answers: changed(201, 'The new member.', member),
    refusals: { 409: 'Somebody has that id.' },
  },
  {
    method: 'patch',
    path: '/api/team/{id}',
    operationId: 'changeMember',
    tag: 'Team',
    summary: 'Changes a member: what is named is replaced',
    description:
      'Everybody may change their own availability, absences and alerts; the rest is for managers and admins.',
    roles: people,
    parameters: { path, header: ifMatch },
    body: json(memberChange, { availability: 'off' }),
    answers: changed(200, 'The member as they are now.'),
    refusals: { 409: 'The fallback manager must stay an active manager.' },
  },
  {
    method: 'post',
    path: '/api/team/{id}/webhook-secret',
    operationId: 'renewWebhookSecret',
    tag: 'Team',
    summary: 'Makes a new secret for the member’s webhook',
    roles: people,
    parameters: { path, header: ifMatch },
    body: json(emptyRequest, {}),
    answers: changed(200, 'The member, with the secret.'),
    refusals: { 409: 'The member has no webhook.' },
  },
  {
    method: 'get',
    path: '/api/team/audit',
    operationId: 'readTeamAudit',
    tag: 'Team',
    summary: 'Lists who changed what, newest first',
    roles: managers,
    parameters: { query: auditQuery },
    answers: ok(auditAnswer, audit, 'A page of the audit.'),
  },
  {
    method: 'get',
    path: '/api/keys',
    operationId: 'listKeys',
    tag: 'Keys',
    summary: 'Lists every key there ever was, oldest first',
    roles: ['admin'],
    answers: ok(keyListAnswer, keys, 'The keys without their secrets.'),
  },
  {
    method: 'post',
    path: '/api/keys',
    operationId: 'issueKey',
    tag: 'Keys',
    summary: 'Issues a key',
    roles: ['admin'],
    body: json(newKeyRequest, { name: key.name, role: key.role }),
    answers: { 201: { description: 'The key: shown this once.', content: json(issuedKeyAnswer, issued) } },
  },
  {
    method: 'delete',
    path: '/api/keys/{id}',
    operationId: 'revokeKey',
    tag: 'Keys',
    summary: 'Revokes a key, which stops at once',
    roles: ['admin'],
    parameters: { path: z.object({ id: keyId.describe('The key’s `keyId`.') }) },
    answers: { 204: { description: 'Revoked, now or before.' } },
  },
];
