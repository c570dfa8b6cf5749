/** What a browser makes of a page: its tags, their attributes' names and where its links lead. No more than tests ask. */
export function markupOf(html: string) {
  const tags: string[] = [];
  const attributes: string[] = [];
  const links: string[] = [];
  let text = '';
  let at = 0;
  // After the tokenizer of the HTML standard: "<" opens a tag before a letter, "/", "!" or "?".
  for (const [tag, close = '', name = '', inside = ''] of html.matchAll(
    /<(?:!--[\s\S]*?(?:-->|$)|([/!?])?([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>)/g,
  )) {
    const start = html.indexOf(tag, at);
    text += html.slice(at, start);
    at = start + tag.length;
    tags.push(name === '' ? 'comment' : `${close}${name.toLowerCase()}`);
    for (const [, attribute = '', quoted = '', single = '', bare = ''] of inside.matchAll(
      /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g,
    )) {
      attributes.push(`${name} ${attribute.toLowerCase()}`);
      if (['href', 'src', 'action', 'formaction'].includes(attribute.toLowerCase())) {
        links.push(decoded(quoted || single || bare));
      }
    }
  }
  return { tags, attributes, links, text: decoded(text + html.slice(at)) };
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
  '&amp;': '&',
};
const decoded = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|amp|#39|#96);/g, (it) => entities[it] ?? it);
