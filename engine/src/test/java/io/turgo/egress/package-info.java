/** Tests of output ids. */
package io.turgo.egress;
