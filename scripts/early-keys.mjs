/**
 * A script for a document's head: keeps the keys that are pressed after a page was seen and before it answers, and gives
 * them to it in order once it does (`data-awake` on `<html>`), each after what the one before it did is drawn. Kept are
 * sixteen single letters and signs at most, no older than three seconds, none with a modifier (but Ctrl+K, which what
 * follows is meant for), held down or typed into a field; what the browser does of itself (Enter, Space, Tab, arrows) is left to it. A press of the mouse, an activated
 * control and a jump to another place drop what is kept. A key pressed before anything was seen was meant for the page
 * before: it must not mark this one reviewed.
 */
export const EARLY_KEYS = `(()=>{let kept=[]
const stop=new AbortController()
const on=(type,listen)=>addEventListener(type,listen,{capture:true,signal:stop.signal})
on('keydown',(event)=>{if(event.isTrusted&&event.key?.length===1&&event.key!==' '&&!event.repeat&&!event.isComposing&&!event.altKey&&kept.length<16&&!event.target.isContentEditable&&!event.target.matches('input,textarea,select')){if(event.ctrlKey||event.metaKey){if(event.shiftKey||event.key.toLowerCase()!=='k')return;event.preventDefault()}kept.push(event)}})
for(const each of ['pointerdown','click','popstate'])on(each,()=>{kept=[]})
new MutationObserver(async(_,watch)=>{watch.disconnect();stop.abort();const seen=performance.getEntriesByName('first-contentful-paint')[0]?.startTime;for(const key of kept){if(key.timeStamp>seen&&performance.now()-key.timeStamp<3000){(document.activeElement??document.body).dispatchEvent(new KeyboardEvent('keydown',key));await null}}}).observe(document.documentElement,{attributeFilter:['data-awake']})})();`
