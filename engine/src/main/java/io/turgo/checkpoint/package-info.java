/**
 * What a checkpoint is and where it is kept: the state as it stood behind one journal frame, so that a start needs only
 * the frames behind it. The state is a cache of the journal: losing every checkpoint costs time and no data.
 */
package io.turgo.checkpoint;
