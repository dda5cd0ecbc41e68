package io.turgo.bench.scale;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** What the JVM's compilers do: while they work, or methods wait for them, a measurement is one of slower code. */
final class Compilers {
    private static final String QUEUES = "compilerQueue";
    /** Between class and method of whatever is compiled or waits. */
    private static final String METHOD = "::";

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName commands;

    Compilers() {
        try {
            commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
        } catch (final MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether nothing is being compiled or waits for it; true of a JVM that does not tell. */
    boolean atRest() {
        try {
            final Object queues = server.invoke(commands, QUEUES, new Object[0], new String[0]);
            return !String.valueOf(queues).contains(METHOD);
        } catch (final JMException e) {
            return true;
        }
    }
}
