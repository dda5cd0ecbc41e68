package io.turgo.state;

/**
 * Takes the changes of an epoch, each key once: either its row or its deletion. It cannot refuse one, since the row is
 * about to change or to be used again: it makes room, or throws, which leaves the change pending.
 */
public interface ChangeVisitor extends RowVisitor, KeyVisitor {
}
