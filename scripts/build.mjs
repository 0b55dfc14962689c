#!/usr/bin/env node
// npm run build: the app as `npm start` serves it, built unless these sources were.
import { buildIfNeeded } from './build-if-needed.mjs'

buildIfNeeded()
