/**
 * Which company an e-mail address belongs to, for keeping a company's leads with one owner. An address at a
 * provider that anybody can join says nothing of a company.
 */

/** Providers with a domain in many countries: `yahoo.fr`, `yahoo.co.uk`, `hotmail.com.br`. */
const IN_MANY_COUNTRIES =
  /^(hotmail|live|outlook|msn|yahoo|ymail|rocketmail|aol|gmx|yandex)\.([a-z]{2}|com|net|co\.[a-z]{2}|com\.[a-z]{2})$/;

const FREE = new Set(
  `gmail.com googlemail.com passport.com windowslive.com myyahoo.com aim.com verizon.net
  icloud.com me.com mac.com privaterelay.appleid.com
  web.de email.de mail.de posteo.de mailbox.org freenet.de arcor.de t-online.de
  proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.io tuta.com keemail.me
  zoho.com zoho.eu zohomail.com zohomail.eu fastmail.com fastmail.fm hushmail.com hey.com duck.com mozmail.com
  mail.com email.com usa.com post.com inbox.com inbox.lv
  ya.ru mail.ru bk.ru inbox.ru list.ru internet.ru rambler.ru ukr.net i.ua meta.ua
  qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn aliyun.com
  naver.com hanmail.net daum.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr libero.it virgilio.it tiscali.it alice.it tin.it
  btinternet.com btopenworld.com ntlworld.com virginmedia.com sky.com talktalk.net blueyonder.co.uk
  comcast.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com optonline.net
  sympatico.ca shaw.ca bigpond.com optusnet.com.au xtra.co.nz rediffmail.com
  uol.com.br bol.com.br terra.com.br ig.com.br globo.com
  wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz abv.bg bluewin.ch telenet.be skynet.be ziggo.nl kpnmail.nl
  mailinator.com guerrillamail.com sharklasers.com grr.la 10minutemail.com temp-mail.org tempmail.com yopmail.com
  trashmail.com trash-mail.com getnada.com maildrop.cc dispostable.com throwawaymail.com fakeinbox.com moakt.com
  mohmal.com emailondeck.com mailnesia.com spamgourmet.com discard.email mintemail.com`.split(/\s+/),
);

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The domain that a company's people share, in lower case and as DNS has it (`müller.de` is `xn--mller-kva.de`);
 * null for free, disposable and `alsoFree` domains and for what is no domain.
 *
 * There is no public suffix list here: a sub-domain is kept as it is, so `uk.example.com` and `example.com` are two
 * companies. Two owners for one company is the lesser mistake than one owner for all of `co.uk`.
 */
export function companyDomain(email: string, alsoFree: readonly string[] = []): string | null {
  const at = email.lastIndexOf('@');
  const domain = at < 1 ? null : dnsName(email.slice(at + 1));
  if (domain === null) return null;
  const more = new Set(alsoFree.map(dnsName));
  // A provider's sub-domains are the provider's as well: vip.163.com.
  for (let parent = domain; parent.includes('.'); parent = parent.slice(parent.indexOf('.') + 1)) {
    if (FREE.has(parent) || IN_MANY_COUNTRIES.test(parent) || more.has(parent)) return null;
  }
  return domain;
}

function dnsName(text: string): string | null {
  // URL would take these for parts of an address, or decode them.
  if (/[\s/?#@:%\\[\]]/.test(text) || !URL.canParse(`http://${text}`)) return null;
  const name = new URL(`http://${text}`).hostname.replace(/\.$/, '');
  const labels = name.split('.');
  const isName = labels.length > 1 && name.length <= 253 && labels.every((label) => LABEL.test(label));
  // All digits at the end: an IP address.
  return isName && !/^\d+$/.test(labels.at(-1) as string) ? name : null;
}
