import * as z from 'zod';
import type { HttpAnswer } from '../http/response.ts';
import type { Resource } from '../ports.ts';
import { supported } from './supported.ts';

const override = z.boolean();
const policySchema = z.strictObject({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    Comment: z.string().optional(),
    SecurityHeadersConfig: z
      .strictObject({
        ContentSecurityPolicy: z
          .strictObject({ ContentSecurityPolicy: z.string(), Override: override })
          .optional(),
        ContentTypeOptions: z.strictObject({ Override: override }).optional(),
        ReferrerPolicy: z.strictObject({ ReferrerPolicy: z.string(), Override: override }).optional(),
        StrictTransportSecurity: z
          .strictObject({ AccessControlMaxAgeSec: z.number(), Override: override })
          .optional(),
      })
      .default({}),
    CustomHeadersConfig: z
      .strictObject({
        Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), Override: override })),
      })
      .default({ Items: [] }),
  }),
});

type Header = { readonly name: string; readonly value: string; readonly override: boolean };

const headersOf = (resource: Resource): Header[] => {
  const { SecurityHeadersConfig: security, CustomHeadersConfig } = supported(
    resource,
    policySchema,
  ).ResponseHeadersPolicyConfig;
  const { ContentSecurityPolicy, ContentTypeOptions, ReferrerPolicy, StrictTransportSecurity } = security;
  const named = (name: string, value: string | undefined, set: { Override: boolean } | undefined) =>
    set === undefined || value === undefined ? [] : [{ name, value, override: set.Override }];
  return [
    ...named('content-security-policy', ContentSecurityPolicy?.ContentSecurityPolicy, ContentSecurityPolicy),
    ...named('x-content-type-options', 'nosniff', ContentTypeOptions),
    ...named('referrer-policy', ReferrerPolicy?.ReferrerPolicy, ReferrerPolicy),
    ...named(
      'strict-transport-security',
      `max-age=${StrictTransportSecurity?.AccessControlMaxAgeSec}`,
      StrictTransportSecurity,
    ),
    ...CustomHeadersConfig.Items.map(({ Header, Value, Override }) => ({
      name: Header.toLowerCase(),
      value: Value,
      override: Override,
    })),
  ];
};

/**
 * What a response headers policy makes of an answer of an origin.
 * @throws for settings that are not played here.
 */
export const createHeadersPolicy = (resource: Resource): ((answer: HttpAnswer) => HttpAnswer) => {
  const wanted = headersOf(resource);
  return (answer) => {
    const headers = { ...answer.headers };
    for (const { name, value, override } of wanted)
      if (override || headers[name] === undefined) headers[name] = value;
    return { ...answer, headers };
  };
};
