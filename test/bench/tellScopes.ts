import { parentPort, workerData } from 'node:worker_threads';
import { tellStories } from '../service/scopes/interleavings.ts';

/** One portion of the stories, in a thread that gives back its memory: a hundred thousand in one do not fit. */
parentPort?.postMessage(await tellStories(workerData as number));
