/** Tests of frames and what they hold. */
package io.turgo.frame;
