import { SAB_V2 } from '@/lib/bench/cases/northline/suite'
import { lintSuite, parseSuite } from '@/lib/bench/cases/lint'
import { playSteps } from '@/lib/bench/cases/play'
const read = parseSuite(SAB_V2)
if (!read.suite) { console.log(read.faults); process.exit(1) }
const faults = lintSuite(read.suite)
const only = process.argv[2]
for (const f of faults) if (!only || f.case.startsWith(only)) console.log(`${f.case} [${f.rule}] ${f.what}`)
console.log(read.suite.cases.length, 'cases', faults.length, 'faults')
if (process.argv[3]) { const one = read.suite.cases.find(x=>x.id===process.argv[3])!; const steps = process.argv[4]==='s' ? one.solutions.springing! : one.solutions.reference; const p = playSteps('northline', one, steps); for (const m of p.messages) console.log(m.role.padEnd(9), m.content || JSON.stringify(m.tool_calls ?? m.tool_result).slice(0,200)); console.log(p.ended, p.faults, p.unusedSteps) }
