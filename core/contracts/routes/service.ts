import * as z from 'zod';
import { signInAnswer } from '../service.ts';
import { ok, type Route } from './route.ts';

const signIn = {
  issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example',
  clientId: '1example23456789',
  baseUrl: 'https://leads.example.com',
};

export const serviceRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/auth/config',
    operationId: 'readSignIn',
    tag: 'Service',
    summary: 'Says where people sign in',
    roles: 'public',
    answers: ok(signInAnswer, signIn),
  },
  {
    method: 'get',
    path: '/openapi.json',
    operationId: 'readDescription',
    tag: 'Service',
    summary: 'Answers this description',
    roles: 'public',
    answers: ok(z.looseObject({ openapi: z.string() }), { openapi: '3.1.0' }, 'OpenAPI 3.1.'),
  },
];
