package io.turgo.state;

/** Takes the changes of an epoch, each key once: either its row or its deletion. */
public interface ChangeVisitor extends RowVisitor, KeyVisitor {
}
