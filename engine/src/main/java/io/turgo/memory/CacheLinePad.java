package io.turgo.memory;

/**
 * Room in front of the fields of a subclass, so that they share no cache line with the object before it. HotSpot lays
 * the fields of a superclass out before those of its subclasses. For objects that one thread writes at each event while
 * another thread has its own.
 */
public abstract class CacheLinePad {
    long pad0;
    long pad1;
    long pad2;
    long pad3;
    long pad4;
    long pad5;
    long pad6;
    long pad7;
}
