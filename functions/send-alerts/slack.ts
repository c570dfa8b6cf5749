/**
 * An alert as Slack and what understands its messages (Mattermost, Rocket.Chat, Discord) show it. Everything of the
 * lead is a stranger's text: it must not become a link, a mention, a channel, an emoji or formatting in any of them.
 */
import { clipped, excerpt, oneLine, visible } from '../../core/text.ts';
import type { AlertFacts } from './message.ts';

type Text = { readonly type: 'mrkdwn'; readonly text: string; readonly verbatim: true };
export type SlackMessage = {
  /** The whole alert: notifications show it, and services that know no blocks. */
  readonly text: string;
  readonly blocks: readonly (
    | { readonly type: 'section'; readonly text: Text }
    | { readonly type: 'context'; readonly elements: readonly Text[] }
  )[];
};

export function slackMessage(facts: AlertFacts): SlackMessage {
  const { due } = facts;
  const headline = inert(facts.headline, 200);
  const campaign = facts.campaign === null ? '' : `, campaign ${inert(facts.campaign, 80)}`;
  const about = `Owner: ${inert(facts.ownerName, 80)}. From ${inert(facts.source, 80)}${campaign}.`;
  const link = `<${entities(facts.link)}|Open the lead>`;
  return {
    text: [headline, `${due}. ${about}`, link].join('\n'),
    blocks: [
      { type: 'section', text: mrkdwn(`*${headline}*\n${due}\n${link}`) },
      { type: 'context', elements: [mrkdwn(about)] },
    ],
  };
}

/** `verbatim`: names and addresses that are not marked as such do not become links. */
const mrkdwn = (text: string): Text => ({ type: 'mrkdwn', text, verbatim: true });

/** Slack reads nothing else: `<…>` is a link or a mention, `&` begins an entity. */
const entities = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Slack has no way to escape these, so others that look like them stand in. */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  '*': '\u2217',
  _: '\uFF3F',
  '~': '\u223C',
  '`': '\u02CB',
  '|': '\u2223',
  '\\': '\u2216',
};

/**
 * What clients make links, mentions, channels or emoji of: an at sign, a dot inside a name, a scheme, `#channel`,
 * `:emoji:`. In brackets a person still reads it, as in "acme[.]example", and no client does.
 */
const ALIVE = /@|(?<=[\p{L}\p{N}])[.\u3002\uFF0E\uFF61](?=\p{L})|:(?=\/\/|[\w+'-]+:)|#(?=[\p{L}\p{N}])/gu;

/** A stranger's text on one line, of about `limit` characters, that is only text wherever it is shown. */
function inert(text: string, limit: number): string {
  const plain = excerpt(visible(clipped(oneLine(text), 2 * limit)), limit);
  const quiet = plain.replace(/[*_~`|\\]/g, (character) => LOOK_ALIKE[character] as string);
  // What follows a bracket in parentheses is a link's address to those that read Markdown.
  return entities(quiet.replace(ALIVE, '[$&]').replaceAll('](', '] ('));
}
