const PACE = `  --concurrency N        conversations at once (4)
  --rpm N, --tpm N       requests, tokens a minute, for each provider
  --budget USD           dollars for each provider; the round stops there and can be resumed with more (none)
  --timeout SECONDS      for one request (120)     --attempts N  of one request (6)
  --base-url [NAME=]URL  where to call every provider, or the one of that name
  -o, --out FILE         writes the bundle (.jsonl, or .jsonl.gz) instead of importing     --json  one JSON object at the end`

const TEXTS: Readonly<Record<string, string>> = {
  run: `sab bench run --model M… [options]: plays models over a suite's cases, has what came out judged, and imports it

  --model M,…            provider/model: openai, anthropic, google, ollama, vllm, or NAME with NAME_BASE_URL; scripted/…, or scripted for all of them
  --suite ID|FILE.json   (sab-v2)                  --trials N  how often each case is played (1)
  --cases WORD,…         ids, intents or kinds (all)
  --judge J              rule, none or provider/model (rule)
  --customer C           scripted or provider/model (scripted)
  --seed N               of customers and scripted agents: the same seed gives the same words (1)
  --temperature T        0 to 2, or default to leave it to the provider (0)     --model-seed N  where the provider takes one
  --max-tokens N         of one answer (4096)      --no-stream  asks for whole answers
  --steps N              calls of a model before it has to speak (12)     --turn-timeout SECONDS  of the agent's own time in a turn (300)
  --price MODEL=IN,OUT   dollars a million tokens, for a model whose price is not known
${PACE}`,
  resume: `sab bench resume ROUND [options]: goes on where a round stopped, crashed or was cancelled, and tries again what failed

${PACE}`,
  rescore: `sab bench rescore RUN --judge J [options]: judges stored transcripts once more, as a new pass; the old ones stay

  --judge J              rule or provider/model (rule)     --price MODEL=IN,OUT
${PACE}
  A file written with -o holds judgements alone: it is imported where the run is.`,
  agreement: 'sab bench agreement RUN [--json]: how far the judges of a run agree, component by component, and where they do not',
  cases: 'sab bench cases [--suite ID|FILE.json] [--json]: what a suite asks',
  lint: 'sab bench lint [--suite ID|FILE.json] [--json]: what is wrong with a suite; exits 1 where anything is',
  rounds: 'sab bench rounds [--json]: every round and how it stands',
  cancel: 'sab bench cancel ROUND: asks it to stop; what is finished is kept',
  remove: 'sab bench remove ROUND: takes away one that is not under way, journal and all; runs that came of it and the ledger of what was paid stay',
}

/** What `--help` says after `sab bench`, or after one of its words. */
export function benchHelp([word]: readonly string[]): string {
  const text = word === undefined ? undefined : TEXTS[word]
  return text ?? `${Object.values(TEXTS).map((each) => each.split('\n', 1)[0]).join('\n')}\n\nsab bench WORD --help tells all of its options.`
}
