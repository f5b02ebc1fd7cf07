module.exports = require('../../eslint-podlight').forPackage(__dirname);
