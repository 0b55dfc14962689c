// The child of `npm run bench reads`: one workload, in a process whose database it is.
import { measure } from '@/bench/reads'
import { WORKLOADS } from '@/bench/workload'

const [size, folder] = process.argv.slice(2)
if (size === undefined || folder === undefined || !Object.hasOwn(WORKLOADS, size)) throw new Error('name a workload and a folder')
await measure(size === 'huge' ? 'huge' : size === 'large' ? 'large' : 'small', folder)
