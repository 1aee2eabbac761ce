const CHARACTERS: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
};

/** Once, for the few names that leave the server as they rest there (reference/provider-api.md section 12). */
export const decodeHtml = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39|#x27);/gi, (entity) => CHARACTERS[entity.toLowerCase()] ?? entity);
