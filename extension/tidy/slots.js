// Frames and boxes without a text of their own that advertising networks fill: as the networks' own markup names them.

/** @type {readonly { name: string, attribute: string, starts: RegExp }[]} */
const SLOTS = [
  { name: 'ins', attribute: 'class', starts: /(?:^|\s)adsbygoogle(?:\s|$)/ },
  { name: 'iframe', attribute: 'id', starts: /^(?:google_ads_iframe|aswift_|ad_iframe|amp_ad_)/ },
  { name: 'iframe', attribute: 'src', starts: /^(?:https?:)?\/\/(?:[\w-]+\.)*(?:doubleclick\.net|googlesyndication\.com|amazon-adsystem\.com|adnxs\.com|criteo\.com|criteo\.net)\// },
  { name: 'div', attribute: 'id', starts: /^(?:div-gpt-ad|google_ads_|gpt-ad|taboola-|outbrain_widget)/ },
  { name: 'div', attribute: 'class', starts: /(?:^|\s)(?:OUTBRAIN|trc_rbox_container)(?:\s|$)/ },
  { name: 'amp-ad', attribute: 'type', starts: /./ },
];

/**
 * @param {string} name  an element's
 * @param {[string, string][]} attributes
 */
export function isSlot(name, attributes) {
  return SLOTS.some((slot) => slot.name === name && attributes.some(([attribute, value]) => attribute === slot.attribute && slot.starts.test(value)));
}
