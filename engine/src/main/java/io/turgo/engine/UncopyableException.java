package io.turgo.engine;

/** A class of which {@link StageCopyEmitter} cannot make a copy. */
final class UncopyableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UncopyableException(String className) {
        super(className + " deals with other objects of its class", null, false, false);
    }
}
