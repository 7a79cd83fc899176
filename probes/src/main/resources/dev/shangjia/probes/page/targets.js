// The `wanted`-th thing, from 0, that can be clicked without doing harm: {label, x, y} in CSS pixels
// of what is seen, after scrolling to it; null when there are not so many. Buttons come before
// links. What leads away, sends a form, pays, deletes or signs out is left alone, and so is what is
// chosen already, because nothing changes when it is chosen again.
(wanted) => {
  const HARM =
    /删除|移除|注销|退出|登出|支付|付款|购买|下单|提交|发送|发布|转账|充值|清空|卸载|解绑|delete|remove|log ?out|sign ?out|pay\b|buy|purchase|order|submit|send|publish|transfer|clear|uninstall|unsubscribe/i;
  const CHOSEN =
    '[aria-selected="true"],[aria-checked="true"],[aria-current]:not([aria-current="false"]),.active,.selected,.current';
  const label = (element) =>
    [...(element.innerText || element.value || element.getAttribute('aria-label') || element.title || '')
      .replace(/\s+/g, ' ').trim()].slice(0, 40).join('');
  const isHarmless = (element) => {
    if (element.matches(':disabled,[aria-disabled="true"],[type="submit"],[type="reset"],[download],[target="_blank"]')
        || element.matches(CHOSEN)
        || HARM.test(label(element)) || HARM.test(element.id + ' ' + element.getAttribute('name'))) {
      return false;
    }
    if (element.tagName === 'BUTTON' && element.form && element.type === 'submit') {
      return false;
    }
    if (element.tagName !== 'A') {
      return true;
    }
    return element.href !== '' && new URL(element.href, location.href).origin === location.origin
      && !/\.(zip|rar|7z|exe|dmg|apk|ipa|pdf|docx?|xlsx?|pptx?)$/i.test(element.pathname)
      && !HARM.test(element.pathname);
  };
  const spot = (element) => {
    const box = element.getBoundingClientRect();
    const x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    const inside = box.width >= 10 && box.height >= 10 && x > 0 && y > 0 && x < innerWidth && y < innerHeight;
    const hit = inside ? document.elementFromPoint(x, y) : null;
    return hit && (hit === element || element.contains(hit)) ? { x, y } : null;
  };
  const kinds = [
    'button,[role="button"],[role="tab"],[role="switch"],input[type="button"],summary,[onclick]',
    'a[href]',
  ];
  const candidates = kinds
    .flatMap((kind) => [...document.querySelectorAll(kind)].slice(0, 200))
    .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter(isHarmless);
  let left = wanted;
  for (const element of new Set(candidates)) {
    if (!spot(element)) {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
    }
    const at = spot(element);
    if (at && left-- === 0) {
      return { label: label(element) || element.tagName.toLowerCase(), ...at };
    }
  }
  return null;
}
