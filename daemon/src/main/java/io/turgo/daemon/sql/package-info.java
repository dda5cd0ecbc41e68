/** The commands that work on SQL files: run, check, explain, replay and test them, and say what there is to write. */
package io.turgo.daemon.sql;
