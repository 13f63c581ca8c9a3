'use strict';

// Strapi falls back to this file where it does not read `exports`.
module.exports = require('./dist/server');
