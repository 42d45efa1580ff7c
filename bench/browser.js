// What a browser sees that is wrong with the page in it: a list of sentences. Run by bench/browser.py.
(() => {
  const faults = [];
  const shown = (one) => (one.textContent || "").trim().slice(0, 40);

  if (!document.documentElement.lang) faults.push("says no language");
  if (!document.title.trim()) faults.push("has no title");
  if (document.querySelectorAll("main").length !== 1) faults.push("has not one main part");

  let before = 0;
  for (const one of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const level = Number(one.tagName[1]);
    if (level > before + 1) faults.push(`heading out of order: ${shown(one)}`);
    if (!one.textContent.trim()) faults.push("has an empty heading");
    before = level;
  }
  if (document.querySelectorAll("h1").length !== 1) faults.push("has not one h1");

  for (const one of document.querySelectorAll("th"))
    if (!one.scope) faults.push(`table header without scope: ${shown(one)}`);
  for (const one of document.querySelectorAll("table"))
    if (!one.querySelector("th")) faults.push("table without headers");
  for (const one of document.querySelectorAll("img"))
    if (!one.hasAttribute("alt")) faults.push("picture without words");

  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  if (new Set(ids).size < ids.length) faults.push("one id twice");
  for (const one of document.querySelectorAll("a[href]")) {
    const href = one.getAttribute("href");
    if (!one.textContent.trim()) faults.push("link without words");
    if (href.startsWith("#") && !ids.includes(href.slice(1))) faults.push(`link to nothing: ${href}`);
  }

  // The first thing that Tab reaches skips to the content, and is seen then.
  const skip = document.querySelector("a[href], button, input, [tabindex='0']");
  const target = skip && document.querySelector(skip.getAttribute("href") || "none");
  if (!target || target.tagName !== "MAIN") faults.push("has no skip link");
  else {
    skip.focus();
    const box = skip.getBoundingClientRect();
    const seen = box.width > 20 && box.left >= 0 && box.right <= innerWidth && box.top >= 0;
    if (document.activeElement !== skip || !seen) faults.push("skip link is not seen when focused");
    else check(skip);
    skip.blur();
  }

  function channels(colour) {
    const found = colour.match(/[\d.]+/g).map(Number);
    return { rgb: found.slice(0, 3), alpha: found.length > 3 ? found[3] : 1 };
  }
  function luminance(rgb) {
    const [r, g, b] = rgb.map((one) => {
      const part = one / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function background(element) {
    for (let one = element; one; one = one.parentElement) {
      const found = channels(getComputedStyle(one).backgroundColor);
      if (found.alpha === 1) return found.rgb;
      if (found.alpha > 0) return null;
    }
    return [255, 255, 255];
  }
  function check(element) {
    const behind = background(element);
    const text = channels(getComputedStyle(element).color);
    if (!behind || text.alpha < 1) {
      faults.push(`colours that let others through: ${shown(element)}`);
      return;
    }
    const [light, dark] = [luminance(text.rgb), luminance(behind)].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) faults.push(`contrast ${contrast.toFixed(1)}: ${shown(element)}`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const looked = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || looked.has(element) || !element.getClientRects().length) continue;
    looked.add(element);
    check(element);
    const box = element.getBoundingClientRect();
    if (element !== skip && (box.right > innerWidth + 1 || box.left < -1))
      faults.push(`wider than the page: ${shown(element)}`);
  }
  if (document.scrollingElement.scrollWidth > innerWidth + 1) faults.push("scrolls sideways");
  return faults;
})()
