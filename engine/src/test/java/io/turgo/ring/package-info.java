/** Rings and slots under test. */
package io.turgo.ring;
