/** Tests of doctor. */
package io.turgo.daemon.doctor;
