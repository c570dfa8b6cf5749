import { beforeAll, describe, expect, it } from 'vitest';
import { routeKeyOf } from '../../core/contracts/routes/route.ts';
import { routes } from '../../core/contracts/routes.ts';
import { readable, type Synthesized, synthesize } from '../support/stack.ts';

let stack: Synthesized;
beforeAll(() => {
  stack = synthesize();
});

const ROUTES: Record<string, string[]> = {
  'capture-lead': ['POST /leads', 'OPTIONS /leads'],
  'rep-page': ['GET /r/{token}', 'HEAD /r/{token}', 'POST /r/{token}'],
  'lead-api': [
    'GET /api/leads',
    'GET /api/leads/{id}',
    'GET /api/leads/{id}/company',
    'POST /api/leads/{id}/claim',
    'POST /api/leads/{id}/contact',
    'POST /api/leads/{id}/disqualify',
    'POST /api/leads/{id}/lose',
    'POST /api/leads/{id}/meetings',
    'POST /api/leads/{id}/opportunity',
    'POST /api/leads/{id}/qualify',
    'POST /api/leads/{id}/reassign',
    'POST /api/leads/{id}/reopen',
    'POST /api/leads/{id}/reply',
    'POST /api/leads/{id}/win',
  ],
  'alert-api': ['GET /api/alerts'],
  'model-api': ['GET /api/model', 'GET /api/model/deadlines'],
  'quarantine-api': [
    'GET /api/quarantine',
    'POST /api/quarantine/{id}/release',
    'POST /api/quarantine/{id}/dismiss',
  ],
  'trouble-api': ['GET /api/dead-letters', 'GET /api/overrides'],
  'get-metrics': ['GET /api/metrics'],
  'export-leads': ['GET /api/exports/leads'],
  'scorecard-api': ['GET /api/scorecard'],
  'team-api': [
    'GET /api/me',
    'GET /api/team',
    'POST /api/team',
    'PATCH /api/team/{id}',
    'POST /api/team/{id}/webhook-secret',
    'GET /api/team/audit',
  ],
  'key-api': ['GET /api/keys', 'POST /api/keys', 'DELETE /api/keys/{id}'],
  'rebuild-api': ['GET /api/metrics/rebuild', 'POST /api/metrics/rebuild'],
  'spend-api': ['GET /api/spend', 'POST /api/spend'],
  'experiment-api': ['GET /api/experiments', 'POST /api/experiments', 'PATCH /api/experiments/{id}'],
  'review-api': ['GET /api/reviews', 'GET /api/reviews/{isoWeek}', 'POST /api/reviews/{isoWeek}'],
  'serve-web': ['GET /handoff.js', 'GET /auth/config', 'GET /openapi.json'],
};

const routesOf = (name: string): string[] => {
  const integrations = Object.entries(stack.ofType('AWS::ApiGatewayV2::Integration'))
    .filter(
      ([, { Properties }]) => readable(Properties['IntegrationUri']) === `<${stack.functionId(name)}.Arn>`,
    )
    .map(([id]) => `integrations/<${id}>`);
  return Object.values(stack.ofType('AWS::ApiGatewayV2::Route'))
    .filter(({ Properties }) => integrations.includes(readable(Properties['Target'])))
    .map(({ Properties }) => Properties['RouteKey']);
};

describe('the HTTP API', () => {
  it.each(Object.entries(ROUTES))('sends to %s: %s', (name, routes) => {
    expect(routesOf(name).sort()).toEqual([...routes].sort());
  });

  it('has no other route, and none that catches everything', () => {
    const keys = Object.values(stack.ofType('AWS::ApiGatewayV2::Route')).map(
      ({ Properties }) => Properties['RouteKey'],
    );
    expect(keys.sort()).toEqual(Object.values(ROUTES).flat().sort());
  });

  it('describes to callers every route but pages, their script, and what browsers ask by themselves', () => {
    const undescribed = [
      ...['GET /handoff.js', 'OPTIONS /leads'],
      ...['GET /r/{token}', 'HEAD /r/{token}', 'POST /r/{token}'],
    ];
    const keys = Object.values(stack.ofType('AWS::ApiGatewayV2::Route')).map(
      ({ Properties }) => Properties['RouteKey'],
    );
    expect(routes.map(routeKeyOf).sort()).toEqual(keys.filter((key) => !undescribed.includes(key)).sort());
  });

  it('leaves CORS to the functions and hands them events of version 2.0', () => {
    const [api] = Object.values(stack.ofType('AWS::ApiGatewayV2::Api'));
    expect(api?.Properties).toMatchObject({ ProtocolType: 'HTTP' });
    expect(api?.Properties['CorsConfiguration']).toBeUndefined();
    for (const { Properties } of Object.values(stack.ofType('AWS::ApiGatewayV2::Integration')))
      expect(Properties['PayloadFormatVersion']).toBe('2.0');
  });

  it('slows a flood down and writes an access log', () => {
    const [stage] = Object.values(stack.ofType('AWS::ApiGatewayV2::Stage'));
    expect(stage?.Properties).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 1_000, ThrottlingBurstLimit: 1_000 },
    });
    expect(readable(stage?.Properties['AccessLogSettings'].DestinationArn)).toMatch(/<HttpAccessLog/);
  });

  it('logs no address, path or query: a path can hold the token of a rep', () => {
    const [stage] = Object.values(stack.ofType('AWS::ApiGatewayV2::Stage'));
    const format: string = stage?.Properties['AccessLogSettings'].Format;
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/\$context\.(path|identity|authorizer|domain)|querystring/i);
  });
});
