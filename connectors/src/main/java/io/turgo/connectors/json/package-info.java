/**
 * JSON lines: the format {@code json} of SQL tables. Tokens are told apart by Jackson's parser over bytes, one parser
 * for all records of an input; values go straight into their fields, without an object per record or value.
 */
package io.turgo.connectors.json;
